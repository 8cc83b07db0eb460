CREATE TABLE staff_account (
    username      VARCHAR(64)  NOT NULL PRIMARY KEY,
    password_hash VARCHAR(100) NOT NULL,
    failures      INT          NOT NULL DEFAULT 0,
    locked_until  DATETIME(3)  NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Every feed that was ever handed in, also those refused, with what was found in it.
CREATE TABLE feed_version (
    id          BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    origin      VARCHAR(10)  NOT NULL,
    file_name   VARCHAR(200) NOT NULL,
    sha256      CHAR(64)     NOT NULL,
    size_bytes  BIGINT       NOT NULL,
    uploaded_by VARCHAR(64)  NOT NULL,
    uploaded_at DATETIME(3)  NOT NULL,
    accepted    TINYINT(1)   NOT NULL,
    errors      BIGINT       NOT NULL,
    warnings    BIGINT       NOT NULL,
    findings    LONGTEXT     NOT NULL,
    stops       INT          NOT NULL,
    routes      INT          NOT NULL,
    trips       INT          NOT NULL,
    first_day   DATE         NULL,
    last_day    DATE         NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- In parts, because a server takes only so much at once.
CREATE TABLE feed_part (
    feed_id BIGINT     NOT NULL,
    part    INT        NOT NULL,
    content MEDIUMBLOB NOT NULL,
    PRIMARY KEY (feed_id, part)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row: which feed is in use.
CREATE TABLE active_feed (
    id      TINYINT NOT NULL PRIMARY KEY,
    feed_id BIGINT  NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE realtime_source (
    id         BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name       VARCHAR(80)  NOT NULL,
    url        VARCHAR(500) NOT NULL,
    created_by VARCHAR(64)  NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE road_event (
    id         BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind       VARCHAR(20)   NOT NULL,
    severity   VARCHAR(20)   NOT NULL,
    title_zh   VARCHAR(120)  NOT NULL,
    title_en   VARCHAR(120)  NOT NULL,
    text_zh    VARCHAR(2000) NOT NULL,
    text_en    VARCHAR(2000) NOT NULL,
    place      TEXT          NOT NULL,
    routes     TEXT          NOT NULL,
    stops      TEXT          NOT NULL,
    from_at    DATETIME(3)   NOT NULL,
    until_at   DATETIME(3)   NULL,
    changed_by VARCHAR(64)   NOT NULL,
    changed_at DATETIME(3)   NOT NULL,
    revision   INT           NOT NULL,
    KEY road_event_until (until_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

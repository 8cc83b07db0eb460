-- The one store of the platform. Times are milliseconds since the epoch, ids are UUIDs as 16 bytes; both sort and compare
-- as they are and mean the same on MariaDB and MySQL.

CREATE TABLE resource (
    id                  BINARY(16)   NOT NULL,
    kind                VARCHAR(40)  NOT NULL COLLATE ascii_bin,
    tenant              BINARY(16)   NOT NULL,
    project             BINARY(16)   NOT NULL,
    zone                VARCHAR(12)  NOT NULL COLLATE ascii_bin,
    name                VARCHAR(63)  NOT NULL COLLATE utf8mb4_bin,
    labels              JSON         NOT NULL,
    phase               VARCHAR(12)  NOT NULL COLLATE ascii_bin,
    generation          BIGINT       NOT NULL,
    observed_generation BIGINT       NOT NULL,
    revision            BIGINT       NOT NULL,
    owner               BINARY(16)   NULL,
    spec                MEDIUMTEXT   NOT NULL,
    status              MEDIUMTEXT   NOT NULL,
    charges             VARCHAR(500) NOT NULL,
    charged             BOOLEAN      NOT NULL,
    created_at          BIGINT       NOT NULL,
    deletion_at         BIGINT       NULL,
    next_look           BIGINT       NOT NULL,
    lease_holder        VARCHAR(60)  NULL COLLATE ascii_bin,
    fence               BIGINT       NOT NULL,
    woken               BOOLEAN      NOT NULL COMMENT 'asked to be looked at again while leased',
    attempt             INT          NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY resource_name (tenant, project, kind, name),
    KEY resource_list (project, kind, id),
    KEY resource_list_tenant (kind, tenant, id),
    KEY resource_owner (owner),
    KEY resource_due (next_look)
) ENGINE = InnoDB;

-- Who points at whom: "in use", waking of dependants and topology are each one look-up here.
CREATE TABLE reference (
    source BINARY(16)  NOT NULL,
    target BINARY(16)  NOT NULL,
    kind   VARCHAR(40) NOT NULL COLLATE ascii_bin COMMENT 'of the source',
    field  VARCHAR(80) NOT NULL COLLATE ascii_bin,
    PRIMARY KEY (source, field, target),
    KEY reference_target (target, kind, source)
) ENGINE = InnoDB;

CREATE TABLE label (
    resource BINARY(16)  NOT NULL,
    name     VARCHAR(63) NOT NULL COLLATE utf8mb4_bin,
    value    VARCHAR(63) NOT NULL COLLATE utf8mb4_bin,
    PRIMARY KEY (resource, name),
    KEY label_value (name, value, resource)
) ENGINE = InnoDB;

-- What one resource holds alone: an address of a subnet, a host name, a number of a range.
CREATE TABLE unique_claim (
    space  BINARY(16)  NOT NULL,
    name   VARCHAR(64) NOT NULL COLLATE ascii_bin,
    holder BINARY(16)  NOT NULL,
    PRIMARY KEY (space, name),
    KEY unique_claim_holder (holder, space)
) ENGINE = InnoDB;

CREATE TABLE operation (
    id           BINARY(16)    NOT NULL,
    verb         VARCHAR(40)   NOT NULL COLLATE ascii_bin,
    kind         VARCHAR(40)   NOT NULL COLLATE ascii_bin,
    target       BINARY(16)    NOT NULL,
    target_name  VARCHAR(63)   NOT NULL,
    tenant       BINARY(16)    NOT NULL,
    project      BINARY(16)    NOT NULL,
    requester    VARCHAR(120)  NOT NULL,
    generation   BIGINT        NOT NULL,
    state        VARCHAR(12)   NOT NULL COLLATE ascii_bin,
    steps        TEXT          NOT NULL,
    error_code   VARCHAR(120)  NULL COLLATE ascii_bin,
    error_detail VARCHAR(2000) NULL,
    created_at   BIGINT        NOT NULL,
    ended_at     BIGINT        NULL,
    PRIMARY KEY (id),
    KEY operation_target (target, state, generation),
    KEY operation_project (project, id),
    KEY operation_tenant (tenant, id)
) ENGINE = InnoDB;

CREATE TABLE idempotency (
    scope      BINARY(16)   NOT NULL,
    name       VARCHAR(128) NOT NULL COLLATE utf8mb4_bin,
    hash       VARCHAR(64)  NOT NULL COLLATE ascii_bin,
    resource   BINARY(16)   NOT NULL,
    operation  BINARY(16)   NOT NULL,
    created_at BIGINT       NOT NULL,
    PRIMARY KEY (scope, name),
    KEY idempotency_age (created_at)
) ENGINE = InnoDB;

-- Written in the transaction of the change, without a position: numbers given inside concurrent transactions become visible
-- out of order. Positions are given afterwards, densely, to what is committed.
CREATE TABLE event (
    id       BIGINT      NOT NULL AUTO_INCREMENT,
    position BIGINT      NULL,
    type     VARCHAR(12) NOT NULL COLLATE ascii_bin,
    kind     VARCHAR(40) NOT NULL COLLATE ascii_bin,
    resource BINARY(16)  NOT NULL,
    name     VARCHAR(63) NOT NULL,
    tenant   BINARY(16)  NOT NULL,
    project  BINARY(16)  NOT NULL,
    revision BIGINT      NOT NULL,
    at       BIGINT      NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY event_position (position)
) ENGINE = InnoDB;

CREATE TABLE audit (
    id          BIGINT       NOT NULL AUTO_INCREMENT,
    position    BIGINT       NULL,
    at          BIGINT       NOT NULL,
    actor       VARCHAR(120) NOT NULL,
    tenant      BINARY(16)   NOT NULL,
    project     BINARY(16)   NOT NULL,
    action      VARCHAR(80)  NOT NULL COLLATE ascii_bin,
    target      BINARY(16)   NOT NULL,
    target_name VARCHAR(63)  NOT NULL,
    request_id  VARCHAR(64)  NOT NULL,
    detail      MEDIUMTEXT   NOT NULL,
    previous    CHAR(64)     NULL COLLATE ascii_bin,
    hash        CHAR(64)     NULL COLLATE ascii_bin,
    PRIMARY KEY (id),
    UNIQUE KEY audit_position (position),
    KEY audit_tenant (tenant, position)
) ENGINE = InnoDB;

-- The heads of the dense sequences; whoever seals holds the row's lock.
CREATE TABLE sequence_head (
    name     VARCHAR(20) NOT NULL COLLATE ascii_bin,
    position BIGINT      NOT NULL,
    hash     CHAR(64)    NOT NULL COLLATE ascii_bin,
    PRIMARY KEY (name)
) ENGINE = InnoDB;

INSERT INTO sequence_head (name, position, hash)
VALUES ('event', 0, REPEAT('0', 64)), ('audit', 0, REPEAT('0', 64));

CREATE TABLE quota (
    scope    BINARY(16)  NOT NULL,
    metric   VARCHAR(40) NOT NULL COLLATE ascii_bin,
    ceiling  BIGINT      NULL,
    reserved BIGINT      NOT NULL,
    used     BIGINT      NOT NULL,
    PRIMARY KEY (scope, metric)
) ENGINE = InnoDB;

CREATE TABLE usage_record (
    id         BIGINT      NOT NULL AUTO_INCREMENT,
    resource   BINARY(16)  NOT NULL,
    kind       VARCHAR(40) NOT NULL COLLATE ascii_bin,
    name       VARCHAR(63) NOT NULL,
    tenant     BINARY(16)  NOT NULL,
    project    BINARY(16)  NOT NULL,
    metric     VARCHAR(40) NOT NULL COLLATE ascii_bin,
    amount     BIGINT      NOT NULL,
    generation BIGINT      NOT NULL COMMENT 'of the spec that was metered',
    started_at BIGINT      NOT NULL,
    ended_at   BIGINT      NULL,
    PRIMARY KEY (id),
    UNIQUE KEY usage_once (resource, metric, generation),
    KEY usage_tenant (tenant, id),
    KEY usage_project (project, id)
) ENGINE = InnoDB;

CREATE TABLE secret (
    resource BINARY(16)     NOT NULL,
    name     VARCHAR(60)    NOT NULL COLLATE ascii_bin,
    sealed   VARBINARY(4000) NOT NULL,
    PRIMARY KEY (resource, name)
) ENGINE = InnoDB;

-- Staff have a name, a department (none: all of them) and can be switched off; a changed password ends older sessions.
ALTER TABLE staff_account
    MODIFY role VARCHAR(20) NOT NULL,
    ADD COLUMN display_name VARCHAR(60) NOT NULL DEFAULT '',
    ADD COLUMN department_code VARCHAR(18) NULL,
    ADD COLUMN active TINYINT(1) NOT NULL DEFAULT 1,
    ADD COLUMN password_changed_at DATETIME(3) NULL;

-- Departments that have no item of their own and only countersign; the others are known from their items.
CREATE TABLE department (
    code    CHAR(18)     NOT NULL PRIMARY KEY,
    name_zh VARCHAR(60)  NOT NULL,
    name_en VARCHAR(120) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

ALTER TABLE service_item
    ADD COLUMN active TINYINT(1) NOT NULL DEFAULT 1,
    ADD COLUMN revision INT NOT NULL DEFAULT 1;

ALTER TABLE item_form
    ADD COLUMN published_at DATETIME(3) NULL,
    ADD COLUMN published_by VARCHAR(64) NULL;

-- What a decision took, measured when it is made: a calendar or a limit changed later does not rewrite the past.
ALTER TABLE hall_case
    ADD COLUMN working_days INT NULL,
    ADD COLUMN on_time TINYINT(1) NULL,
    ADD KEY hall_case_submitted (submitted_at),
    ADD KEY hall_case_decided (decided_at),
    ADD KEY hall_case_applicant (applicant);

-- A warning is given once for each due day; the key makes it so, however many halls sweep at once.
CREATE TABLE case_alert (
    case_id BIGINT      NOT NULL,
    kind    VARCHAR(20) NOT NULL,
    due_on  DATE        NOT NULL,
    at      DATETIME(3) NOT NULL,
    PRIMARY KEY (case_id, kind, due_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A question to another department and its answer, given once.
CREATE TABLE case_countersign (
    id              BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    case_id         BIGINT        NOT NULL,
    department_code CHAR(18)      NOT NULL,
    asked_by        VARCHAR(64)   NOT NULL,
    asked_at        DATETIME(3)   NOT NULL,
    question        VARCHAR(1000) NOT NULL,
    answer          VARCHAR(20)   NULL,
    answered_by     VARCHAR(64)   NULL,
    answered_at     DATETIME(3)   NULL,
    opinion         VARCHAR(1000) NULL,
    KEY case_countersign_case (case_id),
    KEY case_countersign_open (department_code, answered_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- All open cases of a clerk given to a colleague for a time, and which they were.
CREATE TABLE staff_handover (
    id          BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    from_user   VARCHAR(64)   NOT NULL,
    to_user     VARCHAR(64)   NOT NULL,
    reason      VARCHAR(1000) NOT NULL,
    made_by     VARCHAR(64)   NOT NULL,
    made_at     DATETIME(3)   NOT NULL,
    returned_at DATETIME(3)   NULL,
    KEY staff_handover_from (from_user, returned_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE staff_handover_case (
    handover_id BIGINT NOT NULL,
    case_id     BIGINT NOT NULL,
    PRIMARY KEY (handover_id, case_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Who has seen a case's personal data, when. Append-only, like the case's history.
CREATE TABLE case_access (
    id       BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at       DATETIME(3) NOT NULL,
    username VARCHAR(64) NOT NULL,
    case_id  BIGINT      NOT NULL,
    what     VARCHAR(20) NOT NULL,
    detail   VARCHAR(200) NOT NULL,
    KEY case_access_case (case_id, id),
    KEY case_access_user (username, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- What administrators changed. Append-only.
CREATE TABLE admin_log (
    id       BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at       DATETIME(3)   NOT NULL,
    username VARCHAR(64)   NOT NULL,
    subject  VARCHAR(80)   NOT NULL,
    action   VARCHAR(30)   NOT NULL,
    detail   VARCHAR(1000) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

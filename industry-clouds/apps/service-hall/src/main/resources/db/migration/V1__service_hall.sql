-- JSON is kept as text: MySQL's JSON type reorders object members, and the order of a form's fields is meant.

CREATE TABLE service_item (
    code            CHAR(31)     NOT NULL PRIMARY KEY,
    sort_order      INT          NOT NULL,
    department_code CHAR(18)     NOT NULL,
    search_text     VARCHAR(500) NOT NULL,
    form_version    INT          NOT NULL,
    content         LONGTEXT     NOT NULL,
    KEY service_item_order (sort_order, code)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- A case is always judged by the form it was filed under, also after the bureau has changed the item.
CREATE TABLE item_form (
    item_code    CHAR(31) NOT NULL,
    form_version INT      NOT NULL,
    form_schema  LONGTEXT NOT NULL,
    PRIMARY KEY (item_code, form_version)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE calendar_day (
    day     DATE        NOT NULL PRIMARY KEY,
    working TINYINT(1)  NOT NULL,
    name    VARCHAR(60) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE receipt_sequence (
    day         DATE   NOT NULL PRIMARY KEY,
    last_number BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE hall_case (
    id           BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
    receipt      VARCHAR(32)  NOT NULL,
    query_code   CHAR(8)      NOT NULL,
    item_code    CHAR(31)     NOT NULL,
    form_version INT          NOT NULL,
    applicant    VARCHAR(120) NOT NULL,
    state        VARCHAR(20)  NOT NULL,
    form_round   INT          NOT NULL,
    assignee     VARCHAR(64)  NULL,
    process_id   VARCHAR(64)  NOT NULL,
    submitted_at DATETIME(3)  NOT NULL,
    due_on       DATE         NOT NULL,
    paused_on    DATE         NULL,
    decided_at   DATETIME(3)  NULL,
    UNIQUE KEY hall_case_receipt (receipt),
    KEY hall_case_queue (state, due_on, id),
    KEY hall_case_assignee (assignee, state, due_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Every version of the form the citizen sent; a correction adds a round and never overwrites one.
CREATE TABLE case_form (
    case_id    BIGINT   NOT NULL,
    form_round INT      NOT NULL,
    form       LONGTEXT NOT NULL,
    PRIMARY KEY (case_id, form_round)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Append-only: the application has no statement that changes or deletes a row of it.
CREATE TABLE case_history (
    case_id BIGINT        NOT NULL,
    seq     INT           NOT NULL,
    at      DATETIME(3)   NOT NULL,
    party   VARCHAR(10)   NOT NULL,
    actor   VARCHAR(120)  NOT NULL,
    event   VARCHAR(30)   NOT NULL,
    state   VARCHAR(20)   NOT NULL,
    reason  VARCHAR(1000) NOT NULL,
    PRIMARY KEY (case_id, seq)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE attachment (
    id           CHAR(36)     NOT NULL PRIMARY KEY,
    case_id      BIGINT       NOT NULL,
    form_round   INT          NOT NULL,
    document_key VARCHAR(40)  NOT NULL,
    file_name    VARCHAR(200) NOT NULL,
    kind         VARCHAR(10)  NOT NULL,
    size_bytes   BIGINT       NOT NULL,
    sha256       CHAR(64)     NOT NULL,
    uploaded_at  DATETIME(3)  NOT NULL,
    KEY attachment_case (case_id, uploaded_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One row per accepted request: the key is stored in the transaction that makes the effect, so both are there or neither.
CREATE TABLE idempotency_key (
    key_hash     CHAR(64)    NOT NULL PRIMARY KEY,
    request_hash CHAR(64)    NOT NULL,
    receipt      VARCHAR(32) NOT NULL,
    created_at   DATETIME(3) NOT NULL,
    KEY idempotency_key_age (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE staff_account (
    username      VARCHAR(64)  NOT NULL PRIMARY KEY,
    password_hash VARCHAR(200) NOT NULL,
    role          VARCHAR(10)  NOT NULL,
    failures      INT          NOT NULL,
    locked_until  DATETIME(3)  NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Public holidays and the working weekends that make up for them: State Council General Office notices for 2025 and 2026.
INSERT INTO calendar_day (day, working, name) VALUES
    ('2025-01-01', 0, '元旦'),
    ('2025-01-26', 1, '春节调休'), ('2025-01-28', 0, '春节'), ('2025-01-29', 0, '春节'), ('2025-01-30', 0, '春节'),
    ('2025-01-31', 0, '春节'), ('2025-02-03', 0, '春节'), ('2025-02-04', 0, '春节'), ('2025-02-08', 1, '春节调休'),
    ('2025-04-04', 0, '清明节'),
    ('2025-04-27', 1, '劳动节调休'), ('2025-05-01', 0, '劳动节'), ('2025-05-02', 0, '劳动节'), ('2025-05-05', 0, '劳动节'),
    ('2025-06-02', 0, '端午节'),
    ('2025-09-28', 1, '国庆节调休'), ('2025-10-01', 0, '国庆节'), ('2025-10-02', 0, '国庆节'), ('2025-10-03', 0, '国庆节'),
    ('2025-10-06', 0, '中秋节'), ('2025-10-07', 0, '国庆节'), ('2025-10-08', 0, '国庆节'), ('2025-10-11', 1, '国庆节调休'),
    ('2026-01-01', 0, '元旦'), ('2026-01-02', 0, '元旦'), ('2026-01-04', 1, '元旦调休'),
    ('2026-02-14', 1, '春节调休'), ('2026-02-16', 0, '春节'), ('2026-02-17', 0, '春节'), ('2026-02-18', 0, '春节'),
    ('2026-02-19', 0, '春节'), ('2026-02-20', 0, '春节'), ('2026-02-23', 0, '春节'), ('2026-02-28', 1, '春节调休'),
    ('2026-04-06', 0, '清明节'),
    ('2026-05-01', 0, '劳动节'), ('2026-05-04', 0, '劳动节'), ('2026-05-05', 0, '劳动节'), ('2026-05-09', 1, '劳动节调休'),
    ('2026-06-19', 0, '端午节'),
    ('2026-09-20', 1, '国庆节调休'), ('2026-09-25', 0, '中秋节'),
    ('2026-10-01', 0, '国庆节'), ('2026-10-02', 0, '国庆节'), ('2026-10-05', 0, '国庆节'), ('2026-10-06', 0, '国庆节'),
    ('2026-10-07', 0, '国庆节'), ('2026-10-10', 1, '国庆节调休');

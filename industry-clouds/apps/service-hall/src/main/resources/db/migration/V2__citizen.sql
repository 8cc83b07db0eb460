-- What the program planted, so that a newer program may renew an item the bureau has not changed and no other.
ALTER TABLE service_item
    ADD COLUMN planted_content LONGTEXT NULL,
    MODIFY COLUMN search_text TEXT NOT NULL;
UPDATE service_item SET planted_content = content;

-- Applications not sent yet. The code itself is not stored; requests are found by its digest.
CREATE TABLE draft (
    code_hash   CHAR(64)      NOT NULL PRIMARY KEY,
    offer_code  VARCHAR(40)   NOT NULL,
    form        LONGTEXT      NOT NULL,
    request_key VARCHAR(80)   NOT NULL,
    taken_over  VARCHAR(1000) NOT NULL,
    saved_at    DATETIME(3)   NOT NULL,
    expires_at  DATETIME(3)   NOT NULL,
    KEY draft_age (expires_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One rating for each case. A bad one has a last day for its answer.
CREATE TABLE case_rating (
    receipt      VARCHAR(32)   NOT NULL PRIMARY KEY,
    item_code    CHAR(31)      NOT NULL,
    grade        VARCHAR(20)   NOT NULL,
    complaints   VARCHAR(100)  NOT NULL,
    remark       VARCHAR(1000) NOT NULL,
    rated_at     DATETIME(3)   NOT NULL,
    reply_due_on DATE          NULL,
    reply        VARCHAR(1000) NULL,
    replied_by   VARCHAR(64)   NULL,
    replied_at   DATETIME(3)   NULL,
    KEY case_rating_waiting (replied_at, reply_due_on)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Result documents exactly as issued; a file to verify must be one of them, byte for byte.
CREATE TABLE result_document (
    receipt   VARCHAR(32) NOT NULL PRIMARY KEY,
    sha256    CHAR(64)    NOT NULL,
    issued_at DATETIME(3) NOT NULL,
    content   MEDIUMBLOB  NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- One thing at once: several cases filed with one form, under a receipt of their own.
CREATE TABLE case_bundle (
    receipt      VARCHAR(32)  NOT NULL PRIMARY KEY,
    query_code   CHAR(8)      NOT NULL,
    bundle_code  VARCHAR(40)  NOT NULL,
    applicant    VARCHAR(120) NOT NULL,
    submitted_at DATETIME(3)  NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

CREATE TABLE bundle_case (
    bundle_receipt VARCHAR(32) NOT NULL,
    seq            INT         NOT NULL,
    case_receipt   VARCHAR(32) NOT NULL,
    PRIMARY KEY (bundle_receipt, seq),
    UNIQUE KEY bundle_case_receipt (case_receipt)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4;

-- Whether a file was looked through for malware; files of before there was a scanner were not.
ALTER TABLE attachment ADD COLUMN scan VARCHAR(12) NOT NULL DEFAULT 'NOT_SCANNED' AFTER sha256;

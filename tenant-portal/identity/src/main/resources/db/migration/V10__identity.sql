-- How users prove who they are. Users themselves are resources; what must never be in a spec, an event or the audit trail is
-- here. The sign-in name is the key because that is all that somebody at the door can say.
CREATE TABLE user_credential (
    name       VARCHAR(63)  NOT NULL COLLATE ascii_bin,
    user_id    BINARY(16)   NOT NULL,
    hash       VARCHAR(300) NOT NULL COLLATE ascii_bin COMMENT 'with the algorithm and its costs in front',
    changed_at BIGINT       NOT NULL COMMENT 'what was signed in before this moment is signed out',
    PRIMARY KEY (name),
    UNIQUE KEY user_credential_user (user_id)
) ENGINE = InnoDB;

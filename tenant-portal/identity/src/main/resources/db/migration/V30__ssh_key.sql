-- Keys that people sign in with where there is no page to type a password on. Somebody at the door shows a key and nothing else, so
-- a key has one owner.
CREATE TABLE user_ssh_key (
    id          BINARY(16)    NOT NULL,
    user_id     BINARY(16)    NOT NULL,
    name        VARCHAR(63)   NOT NULL,
    fingerprint VARCHAR(63)   NOT NULL COLLATE ascii_bin COMMENT 'as ssh-keygen -l prints it',
    public_key  VARCHAR(8192) NOT NULL COLLATE ascii_bin COMMENT 'type and base64, without the comment',
    added_at    BIGINT        NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY user_ssh_key_fingerprint (fingerprint),
    KEY user_ssh_key_user (user_id)
) ENGINE = InnoDB;

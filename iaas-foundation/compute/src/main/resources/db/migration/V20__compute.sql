-- What hosts offer and who holds what of it. The taken columns of a host are always the sums over its allocations.

CREATE TABLE compute_host (
    id               BINARY(16)   NOT NULL,
    name             VARCHAR(63)  NOT NULL COLLATE utf8mb4_bin,
    architecture     VARCHAR(20)  NOT NULL COLLATE ascii_bin,
    accepting        BOOLEAN      NOT NULL,
    zones            VARCHAR(60)  NOT NULL COLLATE ascii_bin COMMENT 'names, joined by commas',
    labels           TEXT         NOT NULL COMMENT 'JSON object',
    vcpus            BIGINT       NOT NULL,
    memory_mib       BIGINT       NOT NULL,
    vcpus_taken      BIGINT       NOT NULL,
    memory_mib_taken BIGINT       NOT NULL,
    PRIMARY KEY (id)
) ENGINE = InnoDB;

CREATE TABLE compute_allocation (
    instance     BINARY(16)   NOT NULL,
    host         BINARY(16)   NOT NULL,
    vcpus        INT          NOT NULL,
    memory_mib   BIGINT       NOT NULL,
    spread_group VARCHAR(110) NOT NULL COLLATE utf8mb4_bin COMMENT 'empty for none',
    spread_slot  VARCHAR(160) NULL COLLATE utf8mb4_bin COMMENT 'group and host: one member of a group on each host',
    PRIMARY KEY (instance),
    UNIQUE KEY compute_allocation_slot (spread_slot),
    KEY compute_allocation_host (host),
    KEY compute_allocation_group (spread_group)
) ENGINE = InnoDB;

-- Where a host stands in an order that has nothing to do with anything, so that a few hosts can be read from the middle of many.

ALTER TABLE compute_host ADD COLUMN spread INT NOT NULL DEFAULT 0;
UPDATE compute_host SET spread = CRC32(HEX(id)) >> 1;
CREATE INDEX compute_host_spread ON compute_host (accepting, spread);

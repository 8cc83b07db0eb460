package io.parkcloud.control.store;

/**
 * A sealed link of the audit chain.
 *
 * @param position 1 and up without gaps
 * @param hash     SM3 over the previous hash and this entry, lower-case hexadecimal
 */
public record AuditEntry(long position, StoredAudit entry, String previous, String hash) {}

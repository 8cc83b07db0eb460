package io.parkcloud.control.kind;

/**
 * How much of a quota metric a resource takes, from acceptance until its row is forgotten; once the resource is Ready the same
 * amount is metered.
 *
 * @param metric lower case with underscores, unit last where there is one: {@code vcpu}, {@code memory_mib}, {@code volume_gib}
 * @param amount positive
 */
public record Charge(String metric, long amount) {

    public Charge {
        if (amount < 0) {
            throw new IllegalArgumentException(metric + " must not be negative, was " + amount);
        }
    }
}

package io.parkcloud.kernel;

/** Where a resource is in its existence. Everything finer is a {@link Condition}. */
public enum Phase {
    /** Wanted, not there yet. */
    PENDING,
    /** There, as last asked for. */
    READY,
    /** Not there, and trying again will not help until the spec changes. */
    FAILED,
    /** On its way out; the row goes when nothing is left. */
    DELETING
}

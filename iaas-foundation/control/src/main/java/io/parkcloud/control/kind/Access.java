package io.parkcloud.control.kind;

/** Who may read and write resources of a kind. Everything not said here is denied. */
public enum Access {
    /** Members of the project and the organisation's administrator read and write. */
    PROJECT,
    /** The organisation's administrator writes; members of the organisation read. */
    ORGANISATION,
    /** Everybody signed in reads; the system administrator writes. */
    SHARED,
    /** The system administrator reads and writes; nobody else knows that it exists. */
    PLATFORM
}

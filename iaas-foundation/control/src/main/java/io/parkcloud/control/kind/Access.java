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
    PLATFORM,
    /**
     * Organisations themselves: the system administrator writes, the three administrators of the platform read, and
     * everybody else reads their own one and no other.
     */
    ORGANISATIONS,
    /** Users: the organisation's administrator and the platform's security administrator write; members of it read. */
    ACCOUNTS
}

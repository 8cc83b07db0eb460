package io.parkcloud.compute.spi;

/** What a guest is doing. */
public enum GuestState {
    RUNNING,
    /** Its processors stand still, its memory is kept. */
    PAUSED,
    /** Not running; it was ended by itself, by us or by an operator. */
    STOPPED,
    /** Not running, and nobody asked for it: the hypervisor process died or the guest failed. */
    CRASHED;

    /** Whether it has memory and processors of its host at this moment. */
    public boolean active() {
        return this == RUNNING || this == PAUSED;
    }
}

package io.parkcloud.kernel;

/** What engines measure of what they run, the same words whatever it is: a host, a guest, a process, a load balancer. */
public enum Measure {
    /** 1 while it runs, 0 while it is there and does not. */
    UP(false),
    /** Time of processors taken since it was started. */
    CPU_SECONDS(true),
    /** Processors it may use; a part of one is a part. */
    CPUS(false),
    /** Memory taken, without what would be given back at once if somebody needed it. */
    MEMORY_BYTES(false),
    /** Memory it may take. */
    MEMORY_LIMIT_BYTES(false),
    DISK_READ_BYTES(true),
    DISK_WRITTEN_BYTES(true),
    /** Room taken on the disk that it keeps what it has on. */
    DISK_USED_BYTES(false),
    /** The whole room of that disk. */
    DISK_SIZE_BYTES(false),
    NETWORK_RECEIVED_BYTES(true),
    NETWORK_SENT_BYTES(true),
    /** Processes and threads. */
    PROCESSES(false),
    /** How often it was started again because it had ended by itself. */
    RESTARTS(true),
    /** Where a load balancer sends to. */
    MEMBERS(false),
    /** Those of them that answer probes, or are not probed. */
    MEMBERS_ONLINE(false);

    private final boolean grows;

    Measure(boolean grows) {
        this.grows = grows;
    }

    /** Whether it only ever grows, and begins at 0 when what is measured starts anew. */
    public boolean grows() {
        return grows;
    }
}

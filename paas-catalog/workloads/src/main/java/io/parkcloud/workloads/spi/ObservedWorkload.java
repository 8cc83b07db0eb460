package io.parkcloud.workloads.spi;

/**
 * What an engine sees.
 *
 * @param fingerprint of the workload last applied in full; empty text if none was
 */
public record ObservedWorkload(String fingerprint, WorkloadState state) {

    public static ObservedWorkload absent() {
        return new ObservedWorkload("", new WorkloadState.Absent());
    }

    /** Whether the engine has taken over exactly this. */
    public boolean is(Workload wanted) {
        return fingerprint.equals(wanted.fingerprint());
    }
}

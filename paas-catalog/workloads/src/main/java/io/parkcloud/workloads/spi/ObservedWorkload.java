package io.parkcloud.workloads.spi;

import io.parkcloud.kernel.IpAddress;
import java.util.Optional;

/**
 * What an engine sees.
 *
 * @param fingerprint of the workload last applied in full; empty text if none was
 * @param address     under which others reach the workload, the same for its whole life; empty if that is the address of its
 *     port ({@link WorkloadCapability#TENANT_NETWORK}), if there is none yet, or if it listens on nothing
 */
public record ObservedWorkload(String fingerprint, WorkloadState state, Optional<IpAddress> address) {

    /** Of an engine whose workloads have the addresses of their ports. */
    public ObservedWorkload(String fingerprint, WorkloadState state) {
        this(fingerprint, state, Optional.empty());
    }

    public static ObservedWorkload absent() {
        return new ObservedWorkload("", new WorkloadState.Absent());
    }

    /** Whether the engine has taken over exactly this. */
    public boolean is(Workload wanted) {
        return fingerprint.equals(wanted.fingerprint());
    }
}

package io.parkcloud.compute.host;

import io.parkcloud.kernel.NetworkZone;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import java.util.Set;

/**
 * What the operator wants of a host.
 *
 * @param state             whether it takes new instances; left out, it does
 * @param vcpusPerCpu       virtual processors promised for each logical one; left out, 4
 * @param memoryOvercommit  memory promised for each MiB there is; left out, 1
 * @param reservedMemoryMiB what the host keeps for itself; left out, 1024
 * @param zones             network zones whose instances it takes; left out or empty, all
 */
public record HostSpec(
        Optional<State> state,
        Optional<
                        @DecimalMin(value = "0.1", message = "at least 0.1")
                        @DecimalMax(value = "64", message = "at most 64") Double>
                vcpusPerCpu,
        Optional<
                        @DecimalMin(value = "0.1", message = "at least 0.1")
                        @DecimalMax(value = "8", message = "at most 8") Double>
                memoryOvercommit,
        Optional<@Min(value = 0, message = "not negative") Long> reservedMemoryMiB,
        Set<NetworkZone> zones) {

    /** Whether a host takes new instances. */
    public enum State {
        ACTIVE,
        /** Those it has stay, new ones go elsewhere. */
        DRAINING
    }

    public HostSpec {
        zones = zones == null ? Set.of() : Set.copyOf(zones);
    }

    /** Everything left out. */
    public static HostSpec usual() {
        return new HostSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    public boolean active() {
        return state.orElse(State.ACTIVE) == State.ACTIVE;
    }
}

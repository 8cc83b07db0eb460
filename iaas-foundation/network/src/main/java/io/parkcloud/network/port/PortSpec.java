package io.parkcloud.network.port;

import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * A place in a subnet where one machine is plugged. Usually made by what is plugged there.
 *
 * @param subnet         where it is; fixed
 * @param securityGroups what may pass; with none, nothing passes
 * @param address        its address; fixed. Left out, the platform chooses
 * @param forwards       whether the machine forwards packets for others, and so may send under foreign addresses
 */
public record PortSpec(
        @NotNull ResourceId subnet,

        @Size(max = 16, message = "at most 16 security groups")
        List<ResourceId> securityGroups,

        Optional<IpAddress> address,
        Optional<Boolean> forwards) {

    public PortSpec {
        securityGroups = securityGroups == null ? List.of() : List.copyOf(securityGroups);
    }

    /** Whether it must send under its own addresses only. */
    public boolean guarded() {
        return !forwards.orElse(false);
    }
}

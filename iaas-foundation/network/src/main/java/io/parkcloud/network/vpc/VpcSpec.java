package io.parkcloud.network.vpc;

import io.parkcloud.kernel.Cidr;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * A network of one's own.
 *
 * @param cidr     all its addresses, a /8 to a /28; fixed. Two VPCs may have the same
 * @param isolated without a way out: nothing inside reaches or is reached from outside the VPC
 */
public record VpcSpec(@NotNull Cidr cidr, Optional<Boolean> isolated) {

    /** Without a way out. */
    public boolean closed() {
        return isolated.orElse(false);
    }
}

package io.parkcloud.money.internal;

import io.parkcloud.control.resource.Provision;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.money.PriceBookSpec;
import io.parkcloud.money.PriceBookSpec.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The prices that a new platform begins with: the order of size of public clouds' list prices, for the operator to replace. */
final class FirstPrices {

    private static final String NAME = "standard";
    private static final int GIB = 1024;

    private static final PriceBookSpec BOOK = new PriceBookSpec(
            "CNY",
            Instant.EPOCH,
            List.of(
                    new Line("vcpu", 1, "0.12"),
                    new Line("memory_mib", GIB, "0.06"),
                    new Line("volume_gib", 1, "0.0005"),
                    new Line("floating_ips", 1, "0.03"),
                    new Line("load_balancers", 1, "0.10"),
                    new Line("workload_memory_mib", GIB, "0.16")));

    private FirstPrices() {}

    static void provide(Provision provision) {
        var id = ResourceId.PLATFORM.derive("provided/price-books/" + NAME);
        provision.provide(
                new Provision.Item<>(Place.PLATFORM, id, NetworkZone.PRIVATE, NAME, Map.of("provided", "true"), BOOK));
    }
}

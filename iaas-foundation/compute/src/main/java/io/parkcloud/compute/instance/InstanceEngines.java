package io.parkcloud.compute.instance;

import io.parkcloud.compute.flavor.FlavorCatalog;
import io.parkcloud.compute.placement.CapacityLedger;
import io.parkcloud.compute.placement.Placement;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.ImageStore;
import io.parkcloud.storage.spi.BlockStorageEngine;

/** Everything that an instance is made with. */
public record InstanceEngines(
        ComputeEngine compute,
        BlockStorageEngine storage,
        ImageStore images,
        CapacityLedger ledger,
        Placement placement,
        FlavorCatalog flavors) {}

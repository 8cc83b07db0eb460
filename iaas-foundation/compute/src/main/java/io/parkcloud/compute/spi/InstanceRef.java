package io.parkcloud.compute.spi;

import io.parkcloud.kernel.EnginePort.OnHost;
import io.parkcloud.kernel.ResourceId;

/** An instance and the host that it was placed on. */
public record InstanceRef(ResourceId host, ResourceId instance) implements OnHost {}

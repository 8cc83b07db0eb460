package io.parkcloud.network.spi;

import io.parkcloud.kernel.IpAddress;
import java.util.Optional;

/** A VPC as the engine has it. */
public record ObservedVpc(Optional<IpAddress> outside) {}

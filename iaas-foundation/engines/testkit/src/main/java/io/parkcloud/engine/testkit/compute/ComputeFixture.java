package io.parkcloud.engine.testkit.compute;

import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.DiskAttachment;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.compute.spi.InstanceRequest;
import io.parkcloud.kernel.ResourceId;
import java.time.Duration;

/** A compute engine under test, and what only its driver's test can make. */
public interface ComputeFixture {

    ComputeEngine engine();

    /** A small instance that can be started. */
    InstanceRequest request(ResourceId instance);

    /** A disk that exists in storage. */
    DiskAttachment disk(ResourceId volume);

    /** Ends a running guest behind the engine's back, as a failing host would. */
    void kill(InstanceRef instance);

    /** The longest time that a guest of this engine takes to start and let go of a disk. */
    Duration patience();
}

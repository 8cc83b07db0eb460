package io.parkcloud.compute.spi;

import io.parkcloud.kernel.ResourceId;

/**
 * Hears that something may have happened to an instance. Says only where to look: events may be late, doubled or missing,
 * and the sweep finds what they missed. Must return at once and not call the engine.
 */
@FunctionalInterface
public interface InstanceListener {

    void lookAt(ResourceId instance);
}

package io.parkcloud.compute.spi;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.ResourceId;

/**
 * What an engine knows of a host. Facts, not policy: overcommitment and zones are the platform's.
 *
 * @param name         short name for people
 * @param cpus         logical processors
 * @param memory       all of it, what the host itself needs included
 * @param architecture as {@code uname -m} says it
 * @param accelerated  whether guests run on the processor's virtualisation, proved by starting one; otherwise they are
 *                     emulated
 */
public record HostFacts(
        ResourceId id, String name, int cpus, ByteSize memory, String architecture, boolean accelerated) {}

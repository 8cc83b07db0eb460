package io.parkcloud.compute.spi;

import io.parkcloud.kernel.ResourceId;

/**
 * The right to act on a disk of an instance. Several resources act on one instance, each under a lease of its own, so a token
 * alone would not say which lease it is of.
 *
 * @param lease the resource whose lease it is: the attachment
 * @param token of that lease
 */
public record Fence(ResourceId lease, long token) {}

package io.parkcloud.control.kind;

import io.parkcloud.kernel.ResourceId;

/**
 * That a resource alone holds a key in a space: an address in a subnet, a number in a range. Taken in the accepting
 * transaction or later by the reconciler, given back when the holder's row is forgotten.
 *
 * @param space whose keys they are, for example the subnet
 * @param key   at most 64 characters, for example {@code 10.0.0.7}
 */
public record UniqueClaim(ResourceId space, String key) {}

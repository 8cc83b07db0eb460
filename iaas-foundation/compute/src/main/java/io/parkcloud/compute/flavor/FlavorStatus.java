package io.parkcloud.compute.flavor;

/**
 * What is seen of a flavor.
 *
 * @param offered whether instances can have it
 */
public record FlavorStatus(boolean offered) {}

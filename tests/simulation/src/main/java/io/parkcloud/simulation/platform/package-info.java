/**
 * The real kinds on simulated engines: several organisations that make, change, break and remove networks, guests, volumes,
 * services, applications and whole halls, and what must be true of the engines whatever happens.
 */
@NullMarked
package io.parkcloud.simulation.platform;

import org.jspecify.annotations.NullMarked;

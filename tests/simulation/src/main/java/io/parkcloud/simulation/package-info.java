/**
 * The whole control plane in one thread under a seed: users, two replicas, crashes between any two steps, passes that come
 * back late, engines that fail or lose their answer, clocks that jump. What must always hold is checked after every step.
 */
@NullMarked
package io.parkcloud.simulation;

import org.jspecify.annotations.NullMarked;

/** The port to the one store of resources, operations, events, quota, usage and audit. Two drivers pass one contract: MySQL and memory (for the simulation). */
@NullMarked
package io.parkcloud.control.store;

import org.jspecify.annotations.NullMarked;

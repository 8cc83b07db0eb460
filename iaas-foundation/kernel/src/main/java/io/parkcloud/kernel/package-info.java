/**
 * The vocabulary every floor of the house shares: ids, sizes, addresses, zones, resources, conditions, errors and the
 * ports for time and chance. Pure Java: no framework, no I/O, nothing that cannot be made in a unit test with {@code new}.
 */
@NullMarked
package io.parkcloud.kernel;

import org.jspecify.annotations.NullMarked;

/**
 * The network engine over OVN on Open vSwitch. Rows of the Northbound database carry ids derived from the platform's, so
 * making one twice is impossible and finding one needs no search. Owns only rows marked with its installation.
 */
@NullMarked
package io.parkcloud.engine.ovn;

import org.jspecify.annotations.NullMarked;

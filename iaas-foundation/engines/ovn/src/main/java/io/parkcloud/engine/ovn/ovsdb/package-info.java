/**
 * A client of the Open vSwitch Database Management Protocol (RFC 7047, with {@code monitor_cond} and explicit row ids from
 * ovsdb-server(7)). One connection per database keeps a replica of the monitored columns in memory; reading is free, writing
 * is one round trip. Knows nothing of networks.
 */
@NullMarked
package io.parkcloud.engine.ovn.ovsdb;

import org.jspecify.annotations.NullMarked;

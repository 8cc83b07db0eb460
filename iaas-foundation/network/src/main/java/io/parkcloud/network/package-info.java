/**
 * Tenants' networks: what other modules may see of them. Words: a <em>VPC</em> keeps one tenant's addresses apart, a
 * <em>subnet</em> is a broadcast domain in it, a <em>port</em> is where one machine is plugged, a <em>security group</em>
 * says what may pass a port, a <em>floating address</em> is reachable from outside. One folder for each kind.
 */
@NullMarked
package io.parkcloud.network;

import org.jspecify.annotations.NullMarked;

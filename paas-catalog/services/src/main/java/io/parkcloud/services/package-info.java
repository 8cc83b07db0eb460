/**
 * Servers that tenants order ready-made: the kind ServiceInstance, its classes ({@code mysql}, {@code redis}) and plans. Each is
 * a workload on a port of the tenant's network, with credentials that nobody but the tenant can read.
 */
@NullMarked
package io.parkcloud.services;

import org.jspecify.annotations.NullMarked;

/**
 * Running tenants' processes: the kind Application, and what every kind that stands on a workload shares. Engines implement
 * {@code workloads.spi}.
 */
@NullMarked
package io.parkcloud.workloads;

import org.jspecify.annotations.NullMarked;

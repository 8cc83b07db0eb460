/**
 * What the platform needs of whatever runs processes: a sandbox on this box, a Kubernetes cluster, a simulation. A
 * <em>workload</em> is one long-lived process (and what it forks) with its own data, network and limits. Drivers see this
 * package, the network's port for namespaces and the kernel, nothing else.
 */
@NullMarked
package io.parkcloud.workloads.spi;

import org.jspecify.annotations.NullMarked;

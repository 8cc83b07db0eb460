/**
 * Workloads as sandboxed processes of this box: a uid, a network namespace, a mount namespace, a cgroup and a supervised service
 * each. The supervisor (see {@code iaas-foundation/box}) is their parent, not the platform, so they live on when it dies; what
 * this driver knows is in their folders, so it can be interrupted anywhere and start over.
 */
@NullMarked
package io.parkcloud.engine.sandbox;

import org.jspecify.annotations.NullMarked;

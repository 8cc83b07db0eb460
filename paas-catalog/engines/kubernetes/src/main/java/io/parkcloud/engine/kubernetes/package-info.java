/**
 * Workloads on any Kubernetes: a namespace for each project, a StatefulSet or Job, a volume, a Service and its files for each
 * workload. The cluster is the only memory of this driver, so it can be interrupted anywhere and start over, and several
 * platforms can use it side by side. What is made here is applied by the server under the field manager {@code parkcloud};
 * what does not carry this installation's label is never touched.
 */
@NullMarked
package io.parkcloud.engine.kubernetes;

import org.jspecify.annotations.NullMarked;

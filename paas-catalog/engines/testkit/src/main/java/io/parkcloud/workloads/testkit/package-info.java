/** What every workload engine must do, as tests that each driver runs unchanged. */
@NullMarked
package io.parkcloud.workloads.testkit;

import org.jspecify.annotations.NullMarked;

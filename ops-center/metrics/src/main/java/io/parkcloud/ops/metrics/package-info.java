/** What is measured, collected and asked for: of the platform, its hosts, and everything that tenants run. */
@NullMarked
package io.parkcloud.ops.metrics;

import org.jspecify.annotations.NullMarked;

/** Inside of the compute module: enrolment of hosts, hints from the engine. */
@NullMarked
package io.parkcloud.compute.internal;

import org.jspecify.annotations.NullMarked;

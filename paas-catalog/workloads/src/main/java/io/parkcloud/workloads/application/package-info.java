/** The kind Application: a program of the platform's artifact folder, run in a tenant's network and bound to its services. */
@NullMarked
package io.parkcloud.workloads.application;

import org.jspecify.annotations.NullMarked;

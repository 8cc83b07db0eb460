/**
 * What things cost. A price book says what a metric costs for an hour from a moment on; what has been in force is never
 * changed, so that every amount that was ever shown or billed can be worked out again.
 */
@NullMarked
@ApplicationModule
package io.parkcloud.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Alarms of projects: rules over what is measured, incidents that gather what belongs together, and who is told. */
@NullMarked
package io.parkcloud.ops.alarms;

import org.jspecify.annotations.NullMarked;

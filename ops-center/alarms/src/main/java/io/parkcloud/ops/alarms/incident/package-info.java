/** The kind Incident: alarms with one cause, told once. */
@NullMarked
package io.parkcloud.ops.alarms.incident;

import org.jspecify.annotations.NullMarked;

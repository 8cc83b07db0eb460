/** The kind AlarmRule: a query that is asked again and again; what it finds is an alarm. */
@NullMarked
package io.parkcloud.ops.alarms.rule;

import org.jspecify.annotations.NullMarked;

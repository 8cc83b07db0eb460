@NullMarked
package io.parkcloud.ops.alarms.rule;

import org.jspecify.annotations.NullMarked;

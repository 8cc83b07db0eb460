@NullMarked
package io.parkcloud.ops.alarms.incident;

import org.jspecify.annotations.NullMarked;

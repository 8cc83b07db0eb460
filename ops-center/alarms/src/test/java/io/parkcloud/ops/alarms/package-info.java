@NullMarked
package io.parkcloud.ops.alarms;

import org.jspecify.annotations.NullMarked;

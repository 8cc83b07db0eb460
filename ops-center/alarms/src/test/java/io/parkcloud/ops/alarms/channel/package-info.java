@NullMarked
package io.parkcloud.ops.alarms.channel;

import org.jspecify.annotations.NullMarked;

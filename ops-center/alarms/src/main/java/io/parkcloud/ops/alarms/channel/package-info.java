/** The kind NotificationChannel, and the ways out of the platform: mail and web hooks. */
@NullMarked
package io.parkcloud.ops.alarms.channel;

import org.jspecify.annotations.NullMarked;

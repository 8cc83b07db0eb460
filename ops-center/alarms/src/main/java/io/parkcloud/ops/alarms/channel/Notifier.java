package io.parkcloud.ops.alarms.channel;

import io.parkcloud.kernel.ResourceId;

/** Brings messages to channels. */
@FunctionalInterface
public interface Notifier {

    /**
     * Hands the message over; returns when it was taken. May block for as long as its time limits say.
     *
     * @throws io.parkcloud.kernel.PlatformException {@code alarms.channel.not-taken} if it may be taken later;
     *     {@code alarms.channel.address-refused} or {@code alarms.channel.invalid} if it never will
     */
    void send(ResourceId channel, NotificationChannelSpec how, Message message);
}

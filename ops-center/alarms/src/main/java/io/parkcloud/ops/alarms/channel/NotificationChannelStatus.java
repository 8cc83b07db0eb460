package io.parkcloud.ops.alarms.channel;

/** There is nothing to see of a channel: how a message went, its incident says. */
public record NotificationChannelStatus() {}

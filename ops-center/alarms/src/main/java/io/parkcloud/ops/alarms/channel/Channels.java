package io.parkcloud.ops.alarms.channel;

import io.parkcloud.kernel.ResourceId;

/** Each message by its own way. */
public final class Channels implements Notifier {

    private final Notifier mails;
    private final Notifier hooks;

    public Channels(Notifier mails, Notifier hooks) {
        this.mails = mails;
        this.hooks = hooks;
    }

    @Override
    public void send(ResourceId channel, NotificationChannelSpec how, Message message) {
        switch (how.by()) {
            case MAIL -> mails.send(channel, how, message);
            case WEB_HOOK -> hooks.send(channel, how, message);
        }
    }
}

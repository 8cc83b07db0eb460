package io.parkcloud.ops.alarms.channel;

import io.parkcloud.kernel.PlatformException;
import java.util.Optional;

/** Brings messages to channels, and keeps nobody waiting for a receiver that takes its time. */
@FunctionalInterface
public interface Courier {

    /**
     * Brings this attempt of a message, or says how it went.
     *
     * @return empty while it is under way, or waits for its turn: ask again in a moment
     */
    Optional<Receipt> bring(NotificationChannelSpec how, Message message);

    /** @param refused why it was not taken; empty if it was */
    record Receipt(Optional<PlatformException> refused) {}
}

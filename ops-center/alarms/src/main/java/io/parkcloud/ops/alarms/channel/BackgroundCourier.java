package io.parkcloud.ops.alarms.channel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.ops.metrics.query.Turns;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Courier} with a thread for each message that is under way, a few for each organisation: receivers are whoever a tenant
 * names, and the passes of all kinds must not wait for them. How it went is kept until it is asked for. What is not asked for, because
 * another replica has the incident by then, is forgotten, and the message goes again, with the same id.
 */
public final class BackgroundCourier implements Courier {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundCourier.class);

    private static final int AT_ONCE = 64;
    private static final int OF_ONE = 4;
    private static final int MOST_RECEIPTS = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Notifier notifier;
    private final Turns turns = new Turns(AT_ONCE, OF_ONE);
    private final Set<String> underWay = new HashSet<>();
    private final Cache<String, Receipt> receipts = Caffeine.newBuilder()
            .maximumSize(MOST_RECEIPTS)
            .expireAfterWrite(KEPT)
            .build();

    public BackgroundCourier(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public synchronized Optional<Receipt> bring(NotificationChannelSpec how, Message message) {
        var attempt = message.id() + "/" + message.delivery().attempts();
        var receipt = receipts.asMap().remove(attempt);
        if (receipt == null
                && !underWay.contains(attempt)
                && turns.enter(message.incident().tenant())) {
            underWay.add(attempt);
            Thread.ofPlatform().daemon().name("courier").start(() -> deliver(attempt, how, message));
        }
        return Optional.ofNullable(receipt);
    }

    private void deliver(String attempt, NotificationChannelSpec how, Message message) {
        var receipt = receipt(how, message);
        synchronized (this) {
            receipts.put(attempt, receipt);
            underWay.remove(attempt);
            turns.leave(message.incident().tenant());
        }
    }

    private Receipt receipt(NotificationChannelSpec how, Message message) {
        try {
            notifier.send(message.delivery().channel(), how, message);
            return new Receipt(Optional.empty());
        } catch (PlatformException refused) {
            return new Receipt(Optional.of(refused));
        } catch (RuntimeException broken) {
            LOG.error("sending message {} broke", message.id(), broken);
            var why = "the platform's own code broke on this resource (%s)"
                    .formatted(broken.getClass().getSimpleName());
            return new Receipt(Optional.of(new PlatformException(ResourceErrors.INTERNAL, why, broken)));
        }
    }
}

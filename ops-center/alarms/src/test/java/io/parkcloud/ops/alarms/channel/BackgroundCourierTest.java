package io.parkcloud.ops.alarms.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.ops.alarms.AlarmErrors;
import io.parkcloud.ops.alarms.channel.Courier.Receipt;
import io.parkcloud.ops.alarms.channel.NotificationChannelSpec.By;
import io.parkcloud.ops.alarms.incident.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BackgroundCourierTest {

    private static final NotificationChannelSpec HOW =
            new NotificationChannelSpec(By.MAIL, List.of("a@example.org"), Optional.empty(), Optional.empty());

    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);

    @Test
    void nobodyWaitsForAReceiverThatTakesItsTime() {
        var courier = new BackgroundCourier((channel, how, message) -> await());

        for (int i = 0; i < 20; i++) {
            assertThat(courier.bring(HOW, message(0))).isEmpty();
        }
        Awaitility.await().until(() -> begun.get() == 1);
        slow.countDown();

        assertThat(receipt(courier, 0).refused()).isEmpty();
        assertThat(begun).as("it was sent once").hasValue(1);
    }

    @Test
    void anOrganisationHasAFewUnderWay() {
        var courier = new BackgroundCourier((channel, how, message) -> await());

        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(courier.bring(HOW, message(attempt))).isEmpty();
        }
        Awaitility.await().until(() -> begun.get() == 4);
        slow.countDown();

        for (int attempt = 0; attempt < 10; attempt++) {
            assertThat(receipt(courier, attempt).refused()).isEmpty();
        }
        assertThat(begun).hasValue(10);
    }

    @Test
    void whyItWasNotTakenIsTold() {
        var courier = new BackgroundCourier((channel, how, message) -> {
            throw AlarmErrors.CHANNEL_INVALID.error("the channel has no \"url\"");
        });

        assertThat(receipt(courier, 0).refused())
                .hasValueSatisfying(why -> assertThat(why.code()).isEqualTo(AlarmErrors.CHANNEL_INVALID));
    }

    private static Receipt receipt(Courier courier, int attempt) {
        return Awaitility.await()
                .pollInterval(Duration.ofMillis(10))
                .until(() -> courier.bring(HOW, message(attempt)), Optional::isPresent)
                .orElseThrow();
    }

    private static Message message(int attempt) {
        var like = Messages.opened();
        var of = like.delivery();
        return new Message(
                like.id(),
                like.incident(),
                like.cause(),
                new Delivery(
                        of.id(),
                        of.channel(),
                        of.event(),
                        of.episode(),
                        of.severity(),
                        of.alarms(),
                        attempt,
                        of.due(),
                        of.over(),
                        of.failure()),
                like.opened(),
                like.members());
    }

    private void await() {
        begun.incrementAndGet();
        try {
            slow.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

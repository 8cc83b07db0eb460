package io.parkcloud.control.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RoomTest {

    private static final Duration FOREVER = Duration.ofDays(1);
    private static final Duration NOT_AT_ALL = Duration.ZERO;

    private final Room room = new Room(4);

    @Test
    void halfOfItIsForPartsOfWhatIsInHand() {
        assertThat(room.tryTake(false)).isTrue();
        assertThat(room.tryTake(false)).isTrue();
        assertThat(room.tryTake(false)).isFalse();
        assertThat(room.tryTake(true)).isTrue();
        assertThat(room.tryTake(true)).isTrue();
        assertThat(room.tryTake(true)).isFalse();
        assertThat(room.inHand()).isEqualTo(4);
    }

    @Test
    void whatLeftMakesRoom() {
        room.tryTake(false);
        room.tryTake(false);

        room.leave(1);

        assertThat(room.inHand()).isOne();
        assertThat(room.tryTake(false)).isTrue();
    }

    @Test
    void takesAsMuchAsThereIsAndNoMoreThanAsked() throws InterruptedException {
        assertThat(room.take(1, 1, FOREVER)).isOne();
        assertThat(room.take(1, 9, FOREVER)).isOne();
        assertThat(room.inHand()).isEqualTo(2);
    }

    @Test
    void isContentWithLessAfterAWhile() throws InterruptedException {
        room.tryTake(true);

        assertThat(room.take(2, 2, NOT_AT_ALL)).isOne();
    }

    @Test
    void doesNotWaitForMoreThanItHolds() throws InterruptedException {
        assertThat(room.take(32, 32, FOREVER)).isEqualTo(2);
    }

    @Test
    void waitsForEnoughToBeWorthIt() throws Exception {
        room.tryTake(false);
        var taken = waiting(FOREVER);

        room.leave(1);

        assertThat(taken.get()).isEqualTo(2);
    }

    @Test
    void waitsForTheFirstPlaceAsLongAsItTakes() throws Exception {
        room.tryTake(false);
        room.tryTake(false);
        var taken = waiting(NOT_AT_ALL);

        room.leave(1);

        assertThat(taken.get()).isOne();
    }

    private FutureTask<Integer> waiting(Duration patience) {
        var taken = new FutureTask<>(() -> room.take(2, 2, patience));
        var thread = Thread.ofPlatform().daemon().start(taken);
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return taken;
    }
}

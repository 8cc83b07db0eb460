package io.parkcloud.engine.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.Wanted;
import org.junit.jupiter.api.Test;

/**
 * What holds for objects of every kind.
 *
 * @param <W> wanted value of the kind
 */
public abstract class LogicalObjectContract<W extends Wanted> extends NetworkContract {

    protected abstract LogicalObjects<W, ?> objects();

    /** A wanted value whose parents exist, not made yet. */
    protected abstract W wanted();

    /** The same object wanted in another way that the engine can see. */
    protected abstract W changed(W wanted);

    @Test
    void whatIsEnsuredIsThereAndHolds() {
        var wanted = wanted();
        assertThat(objects().holds(wanted)).isFalse();
        assertThat(objects().observe(wanted.id())).isEmpty();
        made(objects(), wanted);
        assertThat(objects().holds(wanted)).isTrue();
        assertThat(objects().observe(wanted.id())).isPresent();
        assertThat(objects().ids()).contains(wanted.id());
    }

    @Test
    void ensuringTwiceIsAsOnce() {
        var wanted = made(objects(), wanted());
        objects().ensure(wanted);
        assertThat(objects().holds(wanted)).isTrue();
    }

    @Test
    void aChangeIsSeenAndMade() {
        var before = made(objects(), wanted());
        var after = changed(before);
        assertThat(objects().holds(after)).isFalse();
        objects().ensure(after);
        assertThat(objects().holds(after)).isTrue();
        assertThat(objects().holds(before)).isFalse();
    }

    @Test
    void deletingLeavesNothingAndDeletingAgainSucceeds() {
        var wanted = made(objects(), wanted());
        objects().delete(wanted.id());
        assertThat(objects().observe(wanted.id())).isEmpty();
        assertThat(objects().holds(wanted)).isFalse();
        assertThat(objects().ids()).doesNotContain(wanted.id());
        assertThatNoException().isThrownBy(() -> objects().delete(wanted.id()));
    }

    @Test
    void whatWasDeletedCanBeMadeAgain() {
        var wanted = made(objects(), wanted());
        objects().delete(wanted.id());
        objects().ensure(wanted);
        assertThat(objects().holds(wanted)).isTrue();
    }

    @Test
    void whatTheEngineLostIsNoticedAndPutBack() {
        var wanted = made(objects(), wanted());
        lose(wanted.id());
        assertThat(objects().holds(wanted)).isFalse();
        objects().ensure(wanted);
        assertThat(objects().holds(wanted)).isTrue();
    }
}

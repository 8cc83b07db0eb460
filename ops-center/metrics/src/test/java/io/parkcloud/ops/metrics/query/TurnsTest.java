package io.parkcloud.ops.metrics.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.ResourceId;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private static final ResourceId ONE = ResourceId.of("01890000-0000-7000-8000-000000000001");
    private static final ResourceId TWO = ResourceId.of("01890000-0000-7000-8000-000000000002");

    private final Turns turns = new Turns(3, 2);

    @Test
    void whoHasTheirShareLeavesTheRestToOthers() {
        assertThat(turns.enter(ONE)).isTrue();
        assertThat(turns.enter(ONE)).isTrue();
        assertThat(turns.enter(ONE)).isFalse();
        assertThat(turns.enter(TWO)).isTrue();
        assertThat(turns.enter(TWO)).as("there are three in all").isFalse();

        turns.leave(ONE);

        assertThat(turns.enter(TWO)).isTrue();
        assertThat(turns.enter(ONE)).isFalse();
    }
}

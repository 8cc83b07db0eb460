package io.parkcloud.identity.internal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private final AtomicLong nanos = new AtomicLong();
    private final SignInThrottle throttle = new SignInThrottle(3, Duration.ofMinutes(5), nanos::get);

    @Test
    void oneNameFromOneAddressIsStoppedAndForgottenAfterAWhile() {
        for (int i = 0; i < 3; i++) {
            throttle.refuseIfTooMany("alice", "192.0.2.1");
            throttle.failed("alice", "192.0.2.1");
        }

        assertThatThrownBy(() -> throttle.refuseIfTooMany("Alice", "192.0.2.1")).hasMessageContaining("wait 5 minutes");
        assertThatCode(() -> throttle.refuseIfTooMany("alice", "192.0.2.2")).doesNotThrowAnyException();
        assertThatCode(() -> throttle.refuseIfTooMany("bob", "192.0.2.1")).doesNotThrowAnyException();
        nanos.addAndGet(Duration.ofMinutes(6).toNanos());
        assertThatCode(() -> throttle.refuseIfTooMany("alice", "192.0.2.1")).doesNotThrowAnyException();
    }

    @Test
    void oneAddressThatTriesManyNamesIsStoppedForAllNames() {
        for (int i = 0; i < 30; i++) {
            throttle.failed("name" + i, "192.0.2.9");
        }

        assertThatThrownBy(() -> throttle.refuseIfTooMany("fresh-name", "192.0.2.9"))
                .hasMessageContaining("too many");
    }

    @Test
    void successForgetsTheNamesFailures() {
        throttle.failed("alice", "192.0.2.1");
        throttle.failed("alice", "192.0.2.1");
        throttle.succeeded("alice", "192.0.2.1");
        throttle.failed("alice", "192.0.2.1");

        assertThatCode(() -> throttle.refuseIfTooMany("alice", "192.0.2.1")).doesNotThrowAnyException();
    }
}

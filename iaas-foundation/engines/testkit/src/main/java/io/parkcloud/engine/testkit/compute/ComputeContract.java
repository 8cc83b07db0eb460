package io.parkcloud.engine.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.GuestState;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.compute.spi.InstanceRequest;
import io.parkcloud.compute.spi.ObservedInstance;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.ResourceId;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/** One instance per test, gone afterwards. */
abstract class ComputeContract {

    /** Higher than any token a test uses. */
    private static final long LAST = 1_000_000;

    protected final ResourceId id = new ResourceId(UUID.randomUUID());

    protected abstract ComputeFixture fixture();

    @AfterEach
    void leaveNothing() {
        engine().delete(ref(), LAST);
        assertThat(engine().observe(ref())).isEmpty();
    }

    final ComputeEngine engine() {
        return fixture().engine();
    }

    final InstanceRequest request() {
        return fixture().request(id);
    }

    final InstanceRef ref() {
        return request().ref();
    }

    final ObservedInstance seen() {
        return engine().observe(ref()).orElseThrow();
    }

    final void awaitState(GuestState state) {
        Awaitility.await().atMost(fixture().patience()).until(() -> seen().state() == state);
    }

    static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(call)
                .extracting(EngineException::code)
                .isEqualTo(code);
    }
}

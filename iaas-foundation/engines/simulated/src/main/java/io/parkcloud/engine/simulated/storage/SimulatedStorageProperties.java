package io.parkcloud.engine.simulated.storage;

import io.parkcloud.engine.simulated.SeededFaults;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Simulated volumes: {@code parkcloud.storage.simulated}.
 *
 * @param capacity    of the pool
 * @param seed        of the faults
 * @param refusals    share of calls, 0 to 1, that fail before anything happened
 * @param lostAnswers share of the others that succeed and then fail
 * @param latency     mean time of a call
 */
@ConfigurationProperties("parkcloud.storage.simulated")
public record SimulatedStorageProperties(
        @DefaultValue("1000TB") DataSize capacity,
        @DefaultValue("1") long seed,
        @DefaultValue("0") double refusals,
        @DefaultValue("0") double lostAnswers,
        @DefaultValue("0s") Duration latency) {

    SeededFaults faults() {
        return new SeededFaults(
                seed,
                refusals,
                lostAnswers,
                latency,
                pause -> java.util.concurrent.locks.LockSupport.parkNanos(pause.toNanos()));
    }
}

package io.parkcloud.engine.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parkcloud.compute.spi.ComputeCapability;
import io.parkcloud.compute.spi.ConsoleEndpoint;
import io.parkcloud.compute.spi.GuestState;
import io.parkcloud.compute.spi.StopMode;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How a guest is started, stopped, killed and started again. */
public abstract class PowerContract extends ComputeContract {

    @Test
    void aGuestRunsUntilItIsStopped() {
        engine().define(request(), 1);
        engine().start(ref(), 1);
        engine().start(ref(), 1);
        awaitState(GuestState.RUNNING);
        engine().stop(ref(), StopMode.FORCE, 1);
        engine().stop(ref(), StopMode.FORCE, 1);
        assertThat(seen().state()).isEqualTo(GuestState.STOPPED);
        engine().start(ref(), 1);
        awaitState(GuestState.RUNNING);
    }

    @Test
    void whatTheHostDoesNotKnowCannotStartAndNeedNotStop() {
        assertFails(EngineErrors.REFUSED, () -> engine().start(ref(), 1));
        assertThatNoException().isThrownBy(() -> engine().stop(ref(), StopMode.FORCE, 1));
        assertThatNoException().isThrownBy(() -> engine().stop(ref(), StopMode.ASK, 1));
    }

    @Test
    void deletingARunningGuestEndsIt() {
        engine().define(request(), 1);
        engine().start(ref(), 1);
        awaitState(GuestState.RUNNING);
        engine().delete(ref(), 1);
        assertThat(engine().observe(ref())).isEmpty();
    }

    @Test
    void aKilledGuestIsSeenToHaveCrashedAndStartsAgain() {
        var heard = new CopyOnWriteArrayList<ResourceId>();
        engine().define(request(), 1);
        engine().start(ref(), 1);
        awaitState(GuestState.RUNNING);
        try (var subscription = engine().subscribe(heard::add)) {
            assertThat(subscription).isNotNull();
            fixture().kill(ref());
            awaitState(GuestState.CRASHED);
            Awaitility.await().atMost(fixture().patience()).until(() -> heard.contains(id));
        }
        engine().start(ref(), 1);
        awaitState(GuestState.RUNNING);
    }

    @Test
    void aGuestIsMeasuredWhileItIsThere() {
        engine().define(request(), 1);
        assertThat(measured()).containsEntry(Measure.UP, 0.0);
        engine().start(ref(), 1);
        awaitState(GuestState.RUNNING);
        Awaitility.await().atMost(fixture().patience()).untilAsserted(() -> assertThat(measured())
                .containsEntry(Measure.UP, 1.0)
                .containsEntry(Measure.CPUS, (double) request().vcpus())
                .containsEntry(
                        Measure.MEMORY_LIMIT_BYTES, (double) request().memory().bytes())
                .hasEntrySatisfying(
                        Measure.MEMORY_BYTES, bytes -> assertThat(bytes).isPositive()));
        engine().delete(ref(), 1);
        assertThat(measured()).isEmpty();
    }

    private Map<Measure, Double> measured() {
        return engine().measurements().stream()
                .filter(one -> one.of().equals(id))
                .collect(Collectors.toMap(Measurement::measure, Measurement::value));
    }

    @Test
    void hostsAreMeasured() {
        var host = engine().hosts().getFirst();
        assertThat(engine().measurements())
                .contains(
                        new Measurement(host.id(), Measure.UP, 1),
                        new Measurement(host.id(), Measure.CPUS, host.cpus()));
    }

    @Test
    void aRebootedGuestRuns() {
        assumeTrue(engine().capabilities().contains(ComputeCapability.REBOOT));
        engine().define(request(), 1);
        engine().start(ref(), 1);
        awaitState(GuestState.RUNNING);
        engine().reboot(ref(), 1);
        awaitState(GuestState.RUNNING);
    }

    @Test
    void anEngineThatCannotRebootSaysSo() {
        assumeFalse(engine().capabilities().contains(ComputeCapability.REBOOT));
        engine().define(request(), 1);
        assertFails(EngineErrors.UNSUPPORTED, () -> engine().reboot(ref(), 1));
    }

    @Test
    void aRunningGuestHasAConsole() throws IOException {
        assumeTrue(engine().capabilities().contains(ComputeCapability.CONSOLE));
        engine().define(request(), 1);
        assertThat(engine().console(ref())).isEmpty();
        engine().start(ref(), 1);
        awaitState(GuestState.RUNNING);
        assertThat(greeting(engine().console(ref()).orElseThrow())).startsWith("RFB 003.");
        engine().stop(ref(), StopMode.FORCE, 1);
        assertThat(engine().console(ref())).isEmpty();
    }

    /** The first message of the server (RFC 6143, section 7.1.1). */
    private static String greeting(ConsoleEndpoint endpoint) throws IOException {
        SocketAddress address =
                switch (endpoint) {
                    case ConsoleEndpoint.UnixSocket socket -> UnixDomainSocketAddress.of(socket.path());
                    case ConsoleEndpoint.Loopback port ->
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port.port());
                };
        try (var channel = SocketChannel.open(address)) {
            var bytes = Channels.newInputStream(channel).readNBytes(12);
            return new String(bytes, StandardCharsets.US_ASCII);
        }
    }

    @Test
    void aGuestThatExecutesCodeSaysSomethingOnItsSerialPort() {
        assumeTrue(engine().capabilities().contains(ComputeCapability.SERIAL_LOG));
        engine().define(request(), 1);
        assertThat(engine().serialTail(ref(), 1000)).isEmpty();
        engine().start(ref(), 1);
        Awaitility.await().atMost(fixture().patience()).until(() -> !engine().serialTail(ref(), 1000)
                .isBlank());
        assertThat(engine().serialTail(ref(), 5).length()).isLessThanOrEqualTo(5);
    }
}

package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NamespacePlug;
import io.parkcloud.workloads.spi.HealthProbe;
import io.parkcloud.workloads.spi.SandboxFile;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.Workload.RestartPolicy;
import io.parkcloud.workloads.spi.WorkloadState;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A box, a network and an engine over both. */
final class SandboxFixture implements AutoCloseable {

    private final TestBox box = new TestBox();
    private final Map<ResourceId, Integer> hosts = new ConcurrentHashMap<>();
    final BridgedNamespaces network = new BridgedNamespaces(box.properties().installation());
    final SandboxWorkloadEngine engine = newEngine();

    SandboxFixture() throws IOException {}

    SandboxProperties properties() {
        return box.properties();
    }

    /** Another engine over the same box, as after a restart of the platform. */
    SandboxWorkloadEngine newEngine() {
        return new SandboxWorkloadEngine(box.properties(), network, Clock.systemUTC());
    }

    /** One that runs its programs in another way. */
    SandboxWorkloadEngine newEngine(Programs programs) {
        return new SandboxWorkloadEngine(box.properties(), network, Clock.systemUTC(), programs);
    }

    IpAddress address(ResourceId id) {
        return IpAddress.parse("10.99.0.1").plus(hosts.computeIfAbsent(id, unused -> hosts.size() + 1));
    }

    Workload workload(ResourceId id, Workload.Command command, RestartPolicy restart) {
        var wiring = new NamespacePlug.Wiring(MacAddress.of(id), address(id), 24, IpAddress.parse("10.99.0.1"), 1442);
        return new Workload(
                id,
                id.derive("project"),
                id,
                1,
                true,
                command,
                Optional.empty(),
                List.of(),
                List.of(),
                Workload.Limits.ofMemory(ByteSize.ofMiB(64)),
                new Workload.Network(
                        id.derive("vpc"), id.derive("port"), wiring, List.of(IpAddress.parse("10.99.0.1")), List.of()),
                Optional.empty(),
                restart);
    }

    static Workload with(
            Workload workload, Optional<Workload.Command> init, List<SandboxFile> files, Optional<HealthProbe> health) {
        return new Workload(
                workload.id(),
                workload.project(),
                workload.data(),
                workload.fence(),
                workload.run(),
                workload.command(),
                init,
                files,
                workload.artifacts(),
                workload.limits(),
                workload.network(),
                health,
                workload.restart());
    }

    /** The state once it is as wanted. */
    WorkloadState eventually(ResourceId id, Predicate<WorkloadState> wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        var seen = engine.observe(id).state();
        while (!wanted.test(seen)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("workload is " + seen + "; its log: " + engine.log(id, 20));
            }
            passTime();
            seen = engine.observe(id).state();
        }
        return seen;
    }

    /** The log once it has a line with the text. */
    List<String> logWith(ResourceId id, String text) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        var log = engine.log(id, 100);
        while (log.stream().noneMatch(line -> line.contains(text))) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("no line with '" + text + "' in " + log);
            }
            passTime();
            log = engine.log(id, 100);
        }
        return log;
    }

    static void passTime() {
        LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
    }

    void deleteAll() {
        network.failing(false);
        engine.observeAll().keySet().forEach(id -> engine.delete(id, Long.MAX_VALUE));
    }

    @Override
    public void close() {
        engine.close();
        box.close();
    }
}

package io.parkcloud.compute.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.compute.ComputeErrors;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which host takes an instance, and why none does. */
final class PlacementTest {

    private final MemoryCapacityLedger ledger = new MemoryCapacityLedger();
    private final Placement placement = new Placement(ledger, Clock.systemUTC());

    private static ResourceId host(int i) {
        return ResourceId.PLATFORM.derive("h" + i);
    }

    private static HostCapacity host(int i, String architecture, boolean open, Set<NetworkZone> zones, long memoryMiB) {
        return new HostCapacity(host(i), "h" + i, architecture, open, zones, Map.of("disk", "ssd"), 8, memoryMiB, 0, 0);
    }

    private static PlacementRequest request(String instance, Map<String, String> labels) {
        return new PlacementRequest(
                ResourceId.PLATFORM.derive(instance),
                "x86_64",
                NetworkZone.EXTRANET,
                labels,
                1,
                512,
                Optional.empty(),
                1);
    }

    @Test
    void everyHostThatDoesNotFitIsExplained() {
        var all = Set.of(NetworkZone.values());
        ledger.offer(host(0, "x86_64", false, all, 4096), 1);
        ledger.offer(host(1, "aarch64", true, all, 4096), 1);
        ledger.offer(host(2, "x86_64", true, Set.of(NetworkZone.PORTAL), 4096), 1);
        ledger.offer(host(3, "x86_64", true, all, 100), 1);
        ledger.offer(host(4, "x86_64", true, all, 4096), 1);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> placement.place(request("a", Map.of("disk", "tape"))))
                .withMessageContaining("of 5 host(s)")
                .withMessageContaining("1 drained or not answering (h0)")
                .withMessageContaining("1 another processor architecture (h1)")
                .withMessageContaining("1 not for this network zone (h2)")
                .withMessageContaining("1 without enough free memory (h3: 100 MiB free)")
                .withMessageContaining("1 without the labels asked for (h4)")
                .extracting(PlatformException::code)
                .isEqualTo(ComputeErrors.NO_HOST);
        assertThat(placement.place(request("a", Map.of("disk", "ssd"))).host()).isEqualTo(host(4));
    }

    @Test
    void placingTwiceIsTheSameHost() {
        IntStream.range(0, 50)
                .forEach(i -> ledger.offer(host(i, "x86_64", true, Set.of(NetworkZone.values()), 4096), 1));
        var first = placement.place(request("a", Map.of()));
        assertThat(placement.place(request("a", Map.of()))).isEqualTo(first);
        assertThat(ledger.hosts().stream().mapToLong(HostCapacity::vcpusTaken).sum())
                .isEqualTo(1);
    }

    @Test
    void loadIsSpread() {
        IntStream.range(0, 10)
                .forEach(i -> ledger.offer(host(i, "x86_64", true, Set.of(NetworkZone.values()), 4096), 1));
        IntStream.range(0, 40).forEach(i -> placement.place(request("i" + i, Map.of())));
        assertThat(ledger.hosts()).allSatisfy(h -> assertThat(h.vcpusTaken()).isBetween(3L, 5L));
    }

    /** A floor far below what is wanted, so that only a wrong algorithm fails it and not a busy machine. */
    @Test
    void tenThousandHostsAreDecidedAboutInMicroseconds() {
        var index = new HostIndex(IntStream.range(0, 10_000)
                .mapToObj(i -> host(i, "x86_64", true, Set.of(NetworkZone.values()), 1 << 20))
                .toList());
        var requests = IntStream.range(0, 20_000)
                .mapToObj(i -> request("i" + i, Map.of()))
                .toList();
        long start = System.nanoTime();
        for (var request : requests) {
            var chosen = index.choose(request, Set.of());
            index.took(chosen.orElseThrow(), 0, 1);
        }
        long perSecond = requests.size() * 1_000_000_000L / (System.nanoTime() - start);
        System.out.println("placement decisions per second on 10,000 hosts: " + perSecond);
        assertThat(perSecond).isGreaterThan(10_000);
    }

    @Test
    void withoutHostsTheAnswerSaysSo() {
        assertThat(new HostIndex(List.of()).choose(request("a", Map.of()), Set.of()))
                .isEmpty();
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> placement.place(request("a", Map.of())))
                .withMessageContaining("there is no host at all");
    }
}

package io.parkcloud.compute.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger must do. */
abstract class CapacityLedgerContract {

    private ResourceId host = id();

    /** A database outlives a test, so each has a host of its own. */
    @BeforeEach
    void anotherHost() {
        host = id();
    }

    abstract CapacityLedger ledger();

    static ResourceId id() {
        return new ResourceId(UUID.randomUUID());
    }

    static HostCapacity host(ResourceId id, boolean open, long vcpus, long memoryMiB) {
        return new HostCapacity(
                id,
                "h-" + id.shortName(4),
                "x86_64",
                open,
                Set.of(NetworkZone.values()),
                Map.of("rack", "a,b\"c"),
                vcpus,
                memoryMiB,
                0,
                0);
    }

    private Allocation wanted(ResourceId instance, String group) {
        return new Allocation(instance, host, 2, 512, group);
    }

    private HostCapacity seen() {
        return ledger().hosts().stream()
                .filter(h -> h.host().equals(host))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOfferIsReadBackAndCanChange() {
        ledger().offer(host(host, true, 4, 1024), 1);
        assertThat(seen()).isEqualTo(host(host, true, 4, 1024));
        assertThat(ledger().offer(host(host, false, 8, 2048), 1)).isEqualTo(host(host, false, 8, 2048));
        assertThat(seen()).isEqualTo(host(host, false, 8, 2048));
    }

    @Test
    void takingIsOncePerInstanceAndReleasingGivesAllBack() {
        ledger().offer(host(host, true, 4, 1024), 1);
        var instance = id();
        assertThat(ledger().take(wanted(instance, ""), 1)).contains(wanted(instance, ""));
        assertThat(ledger().take(wanted(instance, ""), 1)).contains(wanted(instance, ""));
        assertThat(seen().vcpusTaken()).isEqualTo(2);
        assertThat(seen().memoryMiBTaken()).isEqualTo(512);
        assertThat(ledger().held(instance)).contains(wanted(instance, ""));
        ledger().release(instance);
        ledger().release(instance);
        assertThat(seen().vcpusTaken()).isZero();
        assertThat(ledger().held(instance)).isEmpty();
    }

    @Test
    void aFullOrClosedOrUnknownHostGivesNothing() {
        assertThat(ledger().take(wanted(id(), ""), 1)).isEmpty();
        ledger().offer(host(host, true, 3, 1024), 1);
        assertThat(ledger().take(wanted(id(), ""), 1)).isPresent();
        var second = id();
        assertThat(ledger().take(wanted(second, ""), 1)).isEmpty();
        assertThat(ledger().held(second)).isEmpty();
        ledger().offer(host(host, false, 30, 10240), 1);
        assertThat(ledger().take(wanted(second, ""), 1)).isEmpty();
        assertThat(seen().vcpusTaken()).isEqualTo(2);
    }

    @Test
    void aGroupHasOneMemberOnAHost() {
        ledger().offer(host(host, true, 8, 8192), 1);
        assertThat(ledger().take(wanted(id(), host + "/db"), 1)).isPresent();
        assertThat(ledger().take(wanted(id(), host + "/db"), 1)).isEmpty();
        assertThat(ledger().take(wanted(id(), host + "/web"), 1)).isPresent();
        assertThat(ledger().hostsOf(host + "/db")).containsExactly(host);
        assertThat(seen().vcpusTaken()).isEqualTo(4);
    }

    @Test
    void anInstanceGrowsOnlyIntoRoomThatIsThere() {
        ledger().offer(host(host, true, 4, 1024), 1);
        var instance = id();
        ledger().take(wanted(instance, ""), 1);
        assertThat(ledger().resize(instance, 4, 1024, 1)).isTrue();
        assertThat(ledger().resize(instance, 5, 1024, 1)).isFalse();
        assertThat(seen().vcpusTaken()).isEqualTo(4);
        assertThat(ledger().resize(instance, 1, 128, 1)).isTrue();
        assertThat(seen().memoryMiBTaken()).isEqualTo(128);
        assertThat(ledger().resize(id(), 1, 1, 1)).isFalse();
    }

    @Test
    void aHostThatComesBackStillCarriesWhatItCarried() {
        ledger().offer(host(host, true, 4, 1024), 1);
        ledger().take(wanted(id(), ""), 1);
        ledger().withdraw(host);
        assertThat(ledger().hosts()).noneMatch(h -> h.host().equals(host));
        assertThat(ledger().offer(host(host, true, 4, 1024), 1).vcpusTaken()).isEqualTo(2);
    }

    @Test
    void manyAtOnceNeverTakeMoreThanThereIs() throws InterruptedException, ExecutionException {
        ledger().offer(host(host, true, 20, 100_000), 1);
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> takes = IntStream.range(0, 40)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> ledger().take(wanted(id(), ""), 1).isPresent())
                    .toList();
            long given = 0;
            for (var answer : pool.invokeAll(takes)) {
                given += answer.get() ? 1 : 0;
            }
            assertThat(given).isEqualTo(10);
        }
        assertThat(seen().vcpusTaken()).isEqualTo(20);
    }
}

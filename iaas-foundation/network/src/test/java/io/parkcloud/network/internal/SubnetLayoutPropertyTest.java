package io.parkcloud.network.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.kernel.ResourceId;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever asks is offered every usable address once, and never a reserved one. */
final class SubnetLayoutPropertyTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void candidatesAreAllUsableAddressesOnce(long seed) {
        var random = new SplittableRandom(seed);
        int prefix = 20 + random.nextInt(9);
        var network = new IpAddress((random.nextInt() >>> (32 - prefix)) << (32 - prefix));
        var layout = new SubnetLayout(new Cidr(network, prefix));
        var holder = new ResourceId(new UUID(random.nextLong(), random.nextLong()));
        var candidates = layout.candidates(holder).map(IpAddress::parse).toList();
        assertThat(candidates)
                .hasSize((int) layout.capacity())
                .doesNotHaveDuplicates()
                .allMatch(layout::usable);
        assertThat(candidates).doesNotContain(layout.gateway(), layout.probe());
        assertThat(layout.candidates(holder).map(IpAddress::parse).toList()).isEqualTo(candidates);
        var middle = layout.cidr().address(layout.cidr().size() / 2);
        assertThat(candidates.subList(0, candidates.size() / 2))
                .as("the lower half is for those who choose")
                .allMatch(address -> address.compareTo(middle) >= 0);
    }

    @Test
    void whatIsReservedIsNotUsable() {
        var layout = new SubnetLayout(Cidr.parse("10.0.0.0/28"));
        assertThat(LongStream.range(0, 16)
                        .mapToObj(layout.cidr()::address)
                        .filter(layout::usable)
                        .map(IpAddress::toString))
                .containsExactly(
                        "10.0.0.2",
                        "10.0.0.3",
                        "10.0.0.4",
                        "10.0.0.5",
                        "10.0.0.6",
                        "10.0.0.7",
                        "10.0.0.8",
                        "10.0.0.9",
                        "10.0.0.10",
                        "10.0.0.11",
                        "10.0.0.12",
                        "10.0.0.13");
        assertThat(layout.usable(IpAddress.parse("10.0.1.2"))).isFalse();
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }
}

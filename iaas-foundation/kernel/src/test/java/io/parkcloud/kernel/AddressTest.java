package io.parkcloud.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"010.1.1.1", "1.2.3", "1.2.3.256", "1.2.3.4.5", "", "a.b.c.d", "1.2.3.-4"})
    void whatIsNotDottedDecimalIsRefused(String text) {
        assertThat(IpAddress.tryParse(text)).isEmpty();
    }

    @Test
    void aNetworkKnowsItsAddresses() {
        var cidr = Cidr.parse("10.20.0.0/24");
        assertThat(cidr.address(1)).hasToString("10.20.0.1");
        assertThat(cidr.address(-1)).hasToString("10.20.0.255");
        assertThat(cidr.netmask()).hasToString("255.255.255.0");
        assertThat(cidr.contains(IpAddress.parse("10.20.0.77"))).isTrue();
        assertThat(cidr.contains(IpAddress.parse("10.20.1.0"))).isFalse();
        assertThat(Cidr.parse("0.0.0.0/0").size()).isEqualTo(1L << 32);
    }

    @Test
    void hostBitsAreAMistakeAndTheMessageSaysWhatWasMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cidr.parse("10.20.0.5/24"))
                .withMessageContaining("10.20.0.0/24");
    }

    @Test
    void overlapIsSymmetricAndMeansASharedAddress() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            var one = network(random);
            var other = network(random);
            boolean shared = one.contains(other.network()) || other.contains(one.network());
            assertThat(one.overlaps(other)).isEqualTo(shared).isEqualTo(other.overlaps(one));
        }
    }

    @Test
    void idsAreOrderedByCreationAndDerivedOnesAreStable() {
        var ids = IdGenerator.timeOrdered(Clock.systemUTC(), new SplittableRandom(1));
        var made = new ArrayList<ResourceId>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.next());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
        var parent = made.getFirst();
        assertThat(parent.derive("web")).isEqualTo(parent.derive("web")).isNotEqualTo(parent.derive("db"));
        assertThat(parent.derive("web").value().version()).isEqualTo(8);
        assertThat(parent.value().version()).isEqualTo(7);
        assertThat(MacAddress.of(parent).text()).startsWith("02:");
    }

    private static Cidr network(SplittableRandom random) {
        int prefix = 4 + random.nextInt(12);
        int mask = -1 << (32 - prefix);
        return new Cidr(new IpAddress(random.nextInt() & mask), prefix);
    }
}

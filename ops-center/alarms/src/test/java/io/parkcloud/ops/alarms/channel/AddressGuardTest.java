package io.parkcloud.ops.alarms.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parkcloud.kernel.PlatformException;
import io.parkcloud.ops.alarms.AlarmErrors;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody's message goes to the platform's own network, by whatever name. */
class AddressGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "10.0.0.1",
                "172.31.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::a00:1",
                "168.63.129.16",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "2002:7f00:1::",
            })
    void whatIsNotPublicIsRefused(String address) throws UnknownHostException {
        refused(guard(address), "some.host");
        refused(new AddressGuard(List.of()), address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "172.15.255.255", "172.32.0.0", "100.128.0.1"
            })
    void whatIsPublicIsReached(String address) throws UnknownHostException {
        assertThat(guard(address).reachable("some.host")).containsExactly(InetAddress.getByName(address));
    }

    /** One good address does not open the way to a bad one. */
    @Test
    void allAddressesOfANameMustBeAllowed() {
        refused(guard("1.1.1.1", "127.0.0.1"), "some.host");
    }

    @Test
    void theOperatorMayAllowNetworksButNeverTheMachinesOwn() throws Exception {
        AddressGuard.Names names = host -> new InetAddress[] {InetAddress.getByName("10.1.2.3")};
        var own = List.of(AddressGuard.Net.parse("10.1.2.0/24"));

        assertThat(new AddressGuard(names, List.of("10.1.0.0/16"), List::of).reachable("h"))
                .hasSize(1);
        refused(new AddressGuard(names, List.of("10.1.0.0/16"), () -> own), "h");
        refused(new AddressGuard(names, List.of("10.2.0.0/16"), List::of), "h");
    }

    /** Whatever addresses this machine has, public ones too. */
    @Test
    void thisVeryMachineIsRefused() throws Exception {
        var everything = List.of("0.0.0.0/0", "::/0");
        for (var card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (var address : Collections.list(card.getInetAddresses())) {
                refused(new AddressGuard(everything), address.getHostAddress());
            }
        }
    }

    @Test
    void aSettingThatIsNoNetworkIsSaid() {
        assertThatThrownBy(() -> new AddressGuard(List.of("everywhere")))
                .hasMessageContaining("parkcloud.alarms.hook-networks")
                .hasMessageContaining("everywhere");
    }

    private static AddressGuard guard(String... addresses) {
        return new AddressGuard(
                host -> {
                    var found = new InetAddress[addresses.length];
                    for (int i = 0; i < found.length; i++) {
                        found[i] = InetAddress.getByName(addresses[i]);
                    }
                    return found;
                },
                List.of(),
                List::of);
    }

    private static void refused(AddressGuard guard, String host) {
        assertThatThrownBy(() -> guard.reachable(host))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(AlarmErrors.ADDRESS_REFUSED));
    }
}

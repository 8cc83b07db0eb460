package io.parkcloud.engine.ovn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parkcloud.engine.ovn.ovsdb.OvsdbAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Every key of {@link OvnProperties} reaches its component. */
final class OvnPropertiesTest {

    private static final Map<String, String> REQUIRED = Map.of(
            "installation", "0a1b2c",
            "northbound", "unix:/run/nb.sock",
            "southbound", "tcp:10.0.0.1:6642",
            "open-vswitch", "unix:/run/db.sock",
            "external-cidr", "172.31.0.0/24",
            "external-gateway", "172.31.0.1",
            "gateway-chassis", "one,two");

    @Test
    void whatIsLeftOutHasTheUsualValue() {
        assertThat(bind(Map.of()))
                .isEqualTo(new OvnProperties(
                        "0a1b2c",
                        "unix:/run/nb.sock",
                        "tcp:10.0.0.1:6642",
                        "unix:/run/db.sock",
                        "br-int",
                        "external",
                        "172.31.0.0/24",
                        "172.31.0.1",
                        List.of("one", "two"),
                        1442,
                        "",
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15)));
    }

    @Test
    void everyKeyIsRead() {
        var bound = bind(Map.of(
                "integration-bridge", "brint0a1b2c",
                "external-network", "outside",
                "mtu", "1400",
                "switch-namespace", "sw",
                "request-timeout", "7s",
                "plug-timeout", "9s"));
        assertThat(bound.integrationBridge()).isEqualTo("brint0a1b2c");
        assertThat(bound.externalNetwork()).isEqualTo("outside");
        assertThat(bound.mtu()).isEqualTo(1400);
        assertThat(bound.switchNamespace()).isEqualTo("sw");
        assertThat(bound.requestTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(bound.plugTimeout()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void whatCannotWorkIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OvsdbAddressCheck.of("ssl:10.0.0.1:6641"))
                .withMessageContaining("ssl:10.0.0.1:6641");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> bind(Map.of("installation", "Too-Long-Name"))))
                .hasStackTraceContaining("parkcloud.network.ovn.installation must be 1 to 8 of a-z and 0-9");
    }

    private static final class OvsdbAddressCheck {
        static Object of(String text) {
            return OvsdbAddress.parse(text);
        }
    }

    private static OvnProperties bind(Map<String, String> more) {
        var all = new HashMap<String, String>();
        REQUIRED.forEach((key, value) -> all.put("parkcloud.network.ovn." + key, value));
        more.forEach((key, value) -> all.put("parkcloud.network.ovn." + key, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("parkcloud.network.ovn", OvnProperties.class)
                .get();
    }
}

package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.OvsdbAddress;
import io.parkcloud.kernel.Cidr;
import io.parkcloud.kernel.IpAddress;
import io.parkcloud.network.spi.ExternalNetwork;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the OVN driver.
 *
 * @param installation      short name, 1 to 8 lower-case letters and digits, that marks rows and interfaces as this
 *                          installation's; several may share one OVN
 * @param northbound        where OVN's Northbound database listens: {@code unix:/path} or {@code tcp:host:port}
 * @param southbound        the same for the Southbound database
 * @param openVswitch       the same for this host's Open vSwitch database, in which namespaces are plugged
 * @param integrationBridge the bridge that ovn-controller works on
 * @param externalNetwork   name of the external network in {@code ovn-bridge-mappings} of the gateway chassis
 * @param externalCidr      its addresses
 * @param externalGateway   next hop out of it; reserved
 * @param gatewayChassis    chassis that carry the traffic in and out, the preferred one first
 * @param mtu               largest packet of a port: the underlay's less 58 bytes for GENEVE
 * @param switchNamespace   network namespace in which ovs-vswitchd runs; empty if it is this process's own
 * @param requestTimeout    longest wait for one database transaction; a bare number means milliseconds
 * @param plugTimeout       longest wait until a plugged port forwards packets; a bare number means milliseconds
 */
@ConfigurationProperties("parkcloud.network.ovn")
public record OvnProperties(
        @DefaultValue("") String installation,
        @DefaultValue("") String northbound,
        @DefaultValue("") String southbound,
        @DefaultValue("") String openVswitch,
        @DefaultValue("br-int") String integrationBridge,
        @DefaultValue("external") String externalNetwork,
        String externalCidr,
        String externalGateway,
        @DefaultValue List<String> gatewayChassis,
        @DefaultValue("1442") int mtu,
        @DefaultValue("") String switchNamespace,
        @DefaultValue("5s") Duration requestTimeout,
        @DefaultValue("15s") Duration plugTimeout) {

    private static final Pattern SHORT_NAME = Pattern.compile("[a-z0-9]{1,8}");

    public OvnProperties {
        gatewayChassis = List.copyOf(gatewayChassis);
        check("installation", installation, SHORT_NAME.matcher(installation).matches(), "1 to 8 of a-z and 0-9");
        check("gateway-chassis", gatewayChassis, !gatewayChassis.isEmpty(), "the name of at least one chassis");
        check("mtu", mtu, mtu >= 576 && mtu <= 9000, "576 to 9000");
        OvsdbAddress.parse(northbound);
        OvsdbAddress.parse(southbound);
        OvsdbAddress.parse(openVswitch);
    }

    private static void check(String key, Object value, boolean right, String wanted) {
        if (!right) {
            throw new IllegalArgumentException(
                    "parkcloud.network.ovn.%s must be %s, was '%s'".formatted(key, wanted, value));
        }
    }

    ExternalNetwork external() {
        return new ExternalNetwork(Cidr.parse(externalCidr), IpAddress.parse(externalGateway));
    }
}

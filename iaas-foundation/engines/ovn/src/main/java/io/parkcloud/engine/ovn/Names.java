package io.parkcloud.engine.ovn;

import io.parkcloud.kernel.ResourceId;
import java.util.UUID;

/** What rows and their parts are called. Every name and row id follows from the object's id. */
final class Names {

    private Names() {}

    /** The switch port's name is what a hypervisor puts into {@code iface-id}. */
    static String port(ResourceId port) {
        return port.toString();
    }

    static UUID balancerGroup(ResourceId vpc) {
        return vpc.derive("load-balancers").value();
    }

    static UUID outsidePort(ResourceId vpc) {
        return vpc.derive("outside").value();
    }

    static String outsidePortName(ResourceId vpc) {
        return "pc-outside-" + vpc;
    }

    static UUID dhcp(ResourceId subnet) {
        return subnet.derive("dhcp").value();
    }

    static UUID routerPort(ResourceId subnet) {
        return subnet.derive("router-port").value();
    }

    static UUID gatewayPort(ResourceId subnet) {
        return subnet.derive("gateway-port").value();
    }

    /** The group of all ports of a subnet, in which nothing is allowed. */
    static ResourceId denyAll(ResourceId subnet) {
        return subnet.derive("deny-all");
    }

    /** Group names stand in match expressions, so they are identifiers; OVN makes an address set {@code NAME_ip4} of each. */
    static String portGroup(ResourceId group) {
        return "pc_" + group.toString().replace('-', '_');
    }
}

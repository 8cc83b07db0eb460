package io.parkcloud.engine.libvirt;

import io.parkcloud.kernel.ResourceId;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The host that a libvirt daemon runs on.
 *
 * @param id the same after every restart
 */
record ThisHost(ResourceId id, String name) {

    static ThisHost of(LibvirtProperties properties) {
        return new ThisHost(
                ResourceId.PLATFORM.derive("host/" + properties.installation() + "/" + properties.uri()),
                properties.hostName().isBlank() ? kernelName() : properties.hostName());
    }

    private static String kernelName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}

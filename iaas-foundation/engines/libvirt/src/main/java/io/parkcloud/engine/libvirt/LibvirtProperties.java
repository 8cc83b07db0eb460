package io.parkcloud.engine.libvirt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Guests through libvirt: {@code parkcloud.compute.libvirt}.
 *
 * @param uri          of the libvirt daemon, as {@code virsh -c} takes it
 * @param installation short hexadecimal id of this installation; every name that the host can see derives from it, and
 *                     guests of other installations are never touched
 * @param bridge       integration bridge that network cards are plugged into
 * @param directory    made if absent: seeds, serial logs, console sockets, fencing tokens
 * @param emulator     QEMU binary
 * @param acceleration {@code auto} proves the processor's virtualisation by starting a tiny guest and remembers the answer
 * @param probeLimit   longest time that tiny guest may take
 * @param hostName     name of this host for people; empty for the kernel's host name
 */
@ConfigurationProperties("parkcloud.compute.libvirt")
public record LibvirtProperties(
        @DefaultValue("qemu:///system") String uri,
        @DefaultValue("") String installation,
        @DefaultValue("br-int") String bridge,
        Path directory,
        @DefaultValue("/usr/bin/qemu-system-x86_64") Path emulator,
        @DefaultValue("auto") Acceleration acceleration,
        @DefaultValue("3s") Duration probeLimit,
        @DefaultValue("") String hostName) {

    private static final Pattern INSTALLATION = Pattern.compile("[0-9a-f]{2,8}");

    /** Whether guests use the processor's virtualisation. */
    public enum Acceleration {
        /** Where it works. */
        AUTO,
        ON,
        OFF
    }

    public LibvirtProperties {
        if (!INSTALLATION.matcher(installation).matches()) {
            throw new IllegalArgumentException(
                    "parkcloud.compute.libvirt.installation must be 2 to 8 hexadecimal digits, was '%s'"
                            .formatted(installation));
        }
    }
}

package io.parkcloud.engine.libvirt;

import io.parkcloud.compute.spi.Boot;
import io.parkcloud.compute.spi.DiskAttachment;
import io.parkcloud.compute.spi.InstanceRequest;
import io.parkcloud.compute.spi.NicAttachment;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.DiskFormat;
import io.parkcloud.storage.spi.DiskSource;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An instance in libvirt's words (https://libvirt.org/formatdomain.html). Pure: the same request gives the same text.
 *
 * @param accelerated whether {@code kvm} or emulation runs the guest
 */
record DomainXml(String installation, boolean accelerated, Path emulator, String bridge) {

    /** Empty slots that disks and network cards can be plugged into while the guest runs. */
    private static final int HOTPLUG_SLOTS = 12;

    /** The longest path that fits a socket address (sys/un.h: 108 bytes with the final zero). */
    private static final int LONGEST_SOCKET_PATH = 107;

    /** Files of one instance on the host. */
    record Files(Path seed, Path serial, Path console) {}

    /** @param disks in the order of their targets, the first one to boot from */
    String render(InstanceRequest request, List<PlacedDisk> disks, Files files) {
        return """
                <domain type='%s'>
                  <name>%s</name>
                  <uuid>%s</uuid>
                  <genid>%s</genid>
                  <memory unit='bytes'>%d</memory>
                  <vcpu>%d</vcpu>
                %s  <features><acpi/></features>
                %s  <clock offset='utc'/>
                  <on_poweroff>destroy</on_poweroff>
                  <on_reboot>restart</on_reboot>
                  <on_crash>destroy</on_crash>
                  <devices>
                    <emulator>%s</emulator>
                %s%s%s%s  </devices>
                </domain>
                """.formatted(
                        accelerated ? "kvm" : "qemu",
                        nameOf(request.ref().instance()),
                        request.ref().instance(),
                        request.ref().instance().derive("genid"),
                        request.memory().bytes(),
                        request.vcpus(),
                        boot(request.boot()),
                        accelerated ? "  <cpu mode='host-passthrough'/>\n" : "",
                        Xml.quoted(emulator.toString()),
                        disks.stream().map(this::disk).collect(Collectors.joining()),
                        request.nics().stream().map(this::nic).collect(Collectors.joining()),
                        controllers(),
                        consoles(files));
    }

    String nameOf(ResourceId instance) {
        return namePrefix() + instance;
    }

    String namePrefix() {
        return "pc" + installation + "-";
    }

    /** The alias is the volume's id in libvirt's space for users ({@code ua-}), so that a disk can be found again. */
    String disk(PlacedDisk placed) {
        var disk = placed.disk();
        return """
                    <disk type='file' device='disk'>
                      <driver name='qemu' type='%s' cache='writeback' discard='unmap'/>
                      <source file='%s'/>
                      <target dev='%s' bus='virtio'/>
                %s      <serial>%s</serial>
                      <alias name='%s'/>
                    </disk>
                """.formatted(
                        formatOf(disk.source().format()),
                        Xml.quoted(pathOf(disk.source()).toString()),
                        placed.target(),
                        disk.readOnly() ? "      <readonly/>\n" : "",
                        DiskAttachment.serialOf(disk.volume()),
                        aliasOf(disk.volume()));
    }

    static String aliasOf(ResourceId volume) {
        return "ua-" + volume;
    }

    /** Checksum offloads are off because the user-space data path of Open vSwitch does not finish what they leave open. */
    String nic(NicAttachment nic) {
        return """
                    <interface type='bridge'>
                      <mac address='%s'/>
                      <source bridge='%s'/>
                      <virtualport type='openvswitch'>
                        <parameters interfaceid='%s'/>
                      </virtualport>
                      <target dev='%s'/>
                      <model type='virtio'/>
                      <driver>
                        <host csum='off' gso='off' tso4='off' tso6='off' ecn='off' ufo='off'/>
                        <guest csum='off' tso4='off' tso6='off' ecn='off' ufo='off'/>
                      </driver>
                      <mtu size='%d'/>
                    </interface>
                """.formatted(nic.mac(), Xml.quoted(bridge), nic.port(), deviceOf(nic.port()), nic.mtu());
    }

    /** The host's end of a network card. An interface name has at most 15 characters (linux/if.h: IFNAMSIZ 16). */
    String deviceOf(ResourceId port) {
        return "t" + installation + port.shortName(Math.min(16, 14 - installation.length()));
    }

    private static String boot(Boot boot) {
        return switch (boot) {
            case Boot.FirstDisk first -> """
                  <os>
                    <type arch='x86_64' machine='q35'>hvm</type>
                    <boot dev='hd'/>
                  </os>
                """;
            case Boot.Kernel kernel ->
                """
                  <os>
                    <type arch='x86_64' machine='q35'>hvm</type>
                    <kernel>%s</kernel>
                    <initrd>%s</initrd>
                    <cmdline>%s</cmdline>
                  </os>
                """.formatted(
                                Xml.quoted(kernel.kernel().toString()),
                                Xml.quoted(kernel.initrd().toString()),
                                Xml.quoted(kernel.commandLine()));
        };
    }

    private static String controllers() {
        return "    <controller type='usb' model='none'/>\n    <controller type='pci' index='0' model='pcie-root'/>\n"
                + IntStream.rangeClosed(1, HOTPLUG_SLOTS)
                        .mapToObj(i -> "    <controller type='pci' index='%d' model='pcie-root-port'/>\n".formatted(i))
                        .collect(Collectors.joining());
    }

    /** The seed is on a SCSI drive, so that it does not take one of the names vda, vdb, … from the tenant's disks. */
    private static String consoles(Files files) {
        var listen = files.console().toString().length() <= LONGEST_SOCKET_PATH
                ? "<listen type='socket' socket='%s'/>"
                        .formatted(Xml.quoted(files.console().toString()))
                : "<listen type='address' address='127.0.0.1'/>";
        return """
                    <controller type='scsi' index='0' model='virtio-scsi'/>
                    <disk type='file' device='cdrom'>
                      <driver name='qemu' type='raw'/>
                      <source file='%s'/>
                      <target dev='sda' bus='scsi'/>
                      <readonly/>
                    </disk>
                    <serial type='file'>
                      <source path='%s' append='on'/>
                      <target port='0'/>
                    </serial>
                    <graphics type='vnc' port='-1' autoport='yes'>
                      %s
                    </graphics>
                    <video><model type='vga' vram='16384'/></video>
                    <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
                    <memballoon model='none'/>
                """.formatted(
                Xml.quoted(files.seed().toString()), Xml.quoted(files.serial().toString()), listen);
    }

    private static String formatOf(DiskFormat format) {
        return switch (format) {
            case RAW -> "raw";
            case QCOW2 -> "qcow2";
        };
    }

    private static Path pathOf(DiskSource source) {
        return switch (source) {
            case DiskSource.HostFile file -> file.path();
        };
    }
}

package io.parkcloud.compute.instance;

import io.parkcloud.compute.image.ImageSpec;
import io.parkcloud.compute.keypair.KeyPairSpec;
import io.parkcloud.compute.spi.Boot;
import io.parkcloud.compute.spi.DiskAttachment;
import io.parkcloud.compute.spi.GuestSeed;
import io.parkcloud.compute.spi.ImagePart.Role;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.compute.spi.InstanceRequest;
import io.parkcloud.compute.spi.NicAttachment;
import io.parkcloud.compute.spi.ObservedImage;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkAttachment.Plugged;
import io.parkcloud.storage.spi.BlockStorageEngine;
import io.parkcloud.storage.spi.DiskFormat;
import io.parkcloud.storage.spi.DiskSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts together what a host is told about an instance, and makes the disk that it starts from. */
final class InstanceAssembly {

    private static final String COMMAND_LINE = "console=tty0 console=ttyS0 quiet";
    private static final Pattern NOT_DNS = Pattern.compile("[^a-z0-9]+");
    private static final Pattern DASHES_AT_ENDS = Pattern.compile("^-+|-+$");

    private final BlockStorageEngine storage;

    InstanceAssembly(BlockStorageEngine storage) {
        this.storage = storage;
    }

    /** The volume an instance starts from; not a resource of its own, it comes and goes with the instance. */
    static ResourceId rootDisk(ResourceId instance) {
        return instance.derive("root");
    }

    InstanceRequest request(
            Pass<InstanceSpec, InstanceStatus> pass,
            InstanceRef ref,
            InstanceSize size,
            Resource<ImageSpec, ?> image,
            ObservedImage stored,
            List<Plugged> ports) {
        return new InstanceRequest(
                ref,
                size.vcpus(),
                ByteSize.ofMiB(size.memoryMiB()),
                boot(image.spec(), stored),
                disks(pass, size, image.spec(), stored),
                ports.stream()
                        .map(port -> new NicAttachment(
                                port.port(), port.wiring().mac(), port.wiring().mtu()))
                        .toList(),
                new GuestSeed(
                        hostname(pass.resource().name(), pass.id()),
                        keys(pass),
                        pass.spec().userData().orElse("")));
    }

    /** A name as DNS takes it (RFC 1123, section 2.1). */
    static String hostname(String name, ResourceId id) {
        var dashed = NOT_DNS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        var label = DASHES_AT_ENDS.matcher(dashed).replaceAll("");
        return label.isEmpty() ? "instance-" + id.shortName(6) : label;
    }

    private static Boot boot(ImageSpec image, ObservedImage stored) {
        return stored.part(Role.KERNEL)
                .flatMap(kernel -> stored.part(Role.INITRD)
                        .<Boot>map(initrd -> new Boot.Kernel(
                                kernel.path(),
                                initrd.path(),
                                image.commandLine().orElse(COMMAND_LINE))))
                .orElseGet(Boot.FirstDisk::new);
    }

    private List<DiskAttachment> disks(
            Pass<InstanceSpec, InstanceStatus> pass, InstanceSize size, ImageSpec image, ObservedImage stored) {
        int gib = size.rootDiskGiB().orElse(image.minDiskGiB());
        var content = stored.part(Role.DISK);
        if (gib == 0 && content.isEmpty()) {
            return List.of();
        }
        var root = rootDisk(pass.id());
        var bytes = ByteSize.ofGiB(gib);
        var needed = content.map(ObservedImage.StoredPart::usable).orElse(bytes);
        Optional<DiskSource> backing = content.map(part -> new DiskSource.HostFile(part.path(), format(part)));
        storage.create(root, needed.compareTo(bytes) > 0 ? needed : bytes, backing, pass.fence());
        return List.of(new DiskAttachment(root, storage.attachmentOf(root), false));
    }

    private static DiskFormat format(ObservedImage.StoredPart part) {
        return part.format();
    }

    private static List<String> keys(Pass<InstanceSpec, InstanceStatus> pass) {
        var keys = new ArrayList<String>();
        for (var id : pass.spec().keyPairs()) {
            pass.find(KeyPairSpec.class, id)
                    .ifPresent(pair -> keys.add(pair.spec().publicKey().strip()));
        }
        return keys;
    }
}

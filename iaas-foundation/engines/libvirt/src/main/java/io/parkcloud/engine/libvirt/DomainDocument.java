package io.parkcloud.engine.libvirt;

import io.parkcloud.compute.spi.ConsoleEndpoint;
import io.parkcloud.compute.spi.DiskAttachment;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.DiskFormat;
import io.parkcloud.storage.spi.DiskSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What libvirt says about a domain, read back. */
final class DomainDocument {

    private final Document document;

    DomainDocument(String xml) {
        this.document = Xml.parse(xml);
    }

    ResourceId id() {
        return ResourceId.of(text("uuid"));
    }

    int vcpus() {
        return Integer.parseInt(text("vcpu"));
    }

    ByteSize memory() {
        var element = first(document.getDocumentElement(), "memory");
        return new ByteSize(Long.parseLong(element.getTextContent().strip()) * unitOf(element.getAttribute("unit")));
    }

    /** The disks that the platform attached, with what is needed to attach them again. */
    List<PlacedDisk> disks() {
        var found = new ArrayList<PlacedDisk>();
        for (var disk : all("disk")) {
            volumeOf(disk)
                    .ifPresent(volume -> found.add(new PlacedDisk(
                            new DiskAttachment(
                                    volume,
                                    new DiskSource.HostFile(
                                            Path.of(first(disk, "source").getAttribute("file")),
                                            first(disk, "driver")
                                                            .getAttribute("type")
                                                            .equals("raw")
                                                    ? DiskFormat.RAW
                                                    : DiskFormat.QCOW2),
                                    disk.getElementsByTagName("readonly").getLength() > 0),
                            first(disk, "target").getAttribute("dev"))));
        }
        return found;
    }

    /** The host's ends of a running guest's network cards. */
    List<String> interfaces() {
        var found = new ArrayList<String>();
        for (var card : all("interface")) {
            var targets = card.getElementsByTagName("target");
            if (targets.getLength() > 0) {
                found.add(((Element) targets.item(0)).getAttribute("dev"));
            }
        }
        return found;
    }

    /** Where the screen of a running guest is; empty if it has none. */
    Optional<ConsoleEndpoint> console() {
        for (var graphics : all("graphics")) {
            var socket = graphics.getAttribute("socket");
            if (!socket.isEmpty()) {
                return Optional.of(new ConsoleEndpoint.UnixSocket(Path.of(socket)));
            }
            var port = graphics.getAttribute("port");
            if (!port.isEmpty() && !port.equals("-1")) {
                return Optional.of(new ConsoleEndpoint.Loopback(Integer.parseInt(port)));
            }
        }
        return Optional.empty();
    }

    private static Optional<ResourceId> volumeOf(Element disk) {
        var aliases = disk.getElementsByTagName("alias");
        if (aliases.getLength() == 0) {
            return Optional.empty();
        }
        var alias = ((Element) aliases.item(0)).getAttribute("name");
        return alias.startsWith("ua-") ? ResourceId.parse(alias.substring(3)) : Optional.empty();
    }

    private String text(String name) {
        return first(document.getDocumentElement(), name).getTextContent().strip();
    }

    private List<Element> all(String name) {
        var nodes = document.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Element first(Element parent, String name) {
        return (Element) parent.getElementsByTagName(name).item(0);
    }

    /** Units as in https://libvirt.org/formatdomain.html#memory-allocation; libvirt itself writes KiB. */
    private static long unitOf(String unit) {
        return switch (unit) {
            case "b", "bytes" -> 1;
            case "", "k", "KiB" -> 1L << 10;
            case "M", "MiB" -> 1L << 20;
            case "G", "GiB" -> 1L << 30;
            default -> throw new IllegalStateException("libvirt answered with the unknown unit of memory " + unit);
        };
    }
}

package io.parkcloud.engine.libvirt;

import io.parkcloud.compute.spi.ComputeCapability;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.ConsoleEndpoint;
import io.parkcloud.compute.spi.DiskAttachment;
import io.parkcloud.compute.spi.Fence;
import io.parkcloud.compute.spi.GuestState;
import io.parkcloud.compute.spi.HostFacts;
import io.parkcloud.compute.spi.InstanceListener;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.compute.spi.InstanceRequest;
import io.parkcloud.compute.spi.ObservedInstance;
import io.parkcloud.compute.spi.StopMode;
import io.parkcloud.engine.local.tool.Fences;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Guests through one libvirt daemon. Keeps nothing in memory: what it must know of a guest it asks libvirt. */
final class LibvirtComputeEngine implements ComputeEngine, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LibvirtComputeEngine.class);

    /** virDomainUndefineFlags: managed save, snapshot, NVRAM and checkpoint records go along. */
    private static final int UNDEFINE_EVERYTHING = 1 | 2 | 4 | 16;

    private static final int INACTIVE_XML = 2;
    private static final int AFFECT_LIVE = 1;
    private static final int AFFECT_CONFIG = 2;
    private static final int LIST_ALL = 0;

    private final LibvirtConnections connections;
    private final DomainXml xml;
    private final Seeds seeds;
    private final InstanceFiles files;
    private final Fences fences;
    private final ThisHost host;
    private final HostMeter meter;

    LibvirtComputeEngine(
            LibvirtConnections connections,
            DomainXml xml,
            Seeds seeds,
            InstanceFiles files,
            Fences fences,
            ThisHost host,
            HostMeter meter) {
        this.connections = connections;
        this.xml = xml;
        this.seeds = seeds;
        this.files = files;
        this.fences = fences;
        this.host = host;
        this.meter = meter;
        fences.sweep();
    }

    @Override
    public Set<ComputeCapability> capabilities() {
        return EnumSet.allOf(ComputeCapability.class);
    }

    @Override
    public List<HostFacts> hosts() {
        var node = connections.call("look at the host", connection -> connection.nodeInfo());
        return List.of(new HostFacts(
                host.id(),
                host.name(),
                node.cpus,
                new ByteSize(node.memory << 10),
                System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch"),
                xml.accelerated()));
    }

    @Override
    public Optional<HostFacts> host(ResourceId id) {
        return host.id().equals(id) ? Optional.of(hosts().getFirst()) : Optional.empty();
    }

    @Override
    public void define(InstanceRequest request, long token) {
        requireHere(request.ref());
        var id = request.ref().instance();
        change("define", request.ref(), token, connection -> {
            files.prepare(id);
            seeds.write(id, request.seed(), files.of(id).seed());
            var attached = find(connection, id)
                    .map(domain -> disksOf(domain, INACTIVE_XML))
                    .orElse(List.of());
            connection.domainDefineXML(xml.render(request, place(request.disks(), attached), files.of(id)));
        });
    }

    @Override
    public void start(InstanceRef ref, long token) {
        change("start", ref, token, connection -> {
            var domain = require(connection, ref);
            switch (stateOf(connection, ref)) {
                case RUNNING -> {
                    return;
                }
                case PAUSED -> domain.resume();
                case STOPPED, CRASHED -> {
                    files.tidy(ref.instance());
                    domain.create();
                }
            }
        });
    }

    @Override
    public void stop(InstanceRef ref, StopMode mode, long token) {
        change("stop", ref, token, connection -> {
            var domain = find(connection, ref.instance());
            if (domain.isEmpty() || domain.get().isActive() == 0) {
                return;
            }
            switch (mode) {
                case ASK -> domain.get().shutdown();
                case FORCE -> unplug(domain.get());
            }
        });
    }

    @Override
    public void reboot(InstanceRef ref, long token) {
        change("reboot", ref, token, connection -> require(connection, ref).reset());
    }

    @Override
    public void attachDisk(InstanceRef ref, DiskAttachment disk, Fence fence) {
        change("attach volume " + disk.volume() + " to", ref, fence, connection -> {
            var domain = require(connection, ref);
            var configured = disksOf(domain, INACTIVE_XML);
            var live = domain.isActive() == 1 ? disksOf(domain, 0) : List.<PlacedDisk>of();
            var target = Optional.of(configured)
                    .flatMap(disks -> targetOf(disks, disk.volume()))
                    .or(() -> targetOf(live, disk.volume()))
                    .orElseGet(() -> PlacedDisk.freeTarget(targets(configured, live)));
            int flags = (targetOf(configured, disk.volume()).isPresent() ? 0 : AFFECT_CONFIG)
                    | (domain.isActive() == 1 && targetOf(live, disk.volume()).isEmpty() ? AFFECT_LIVE : 0);
            if (flags != 0) {
                domain.attachDeviceFlags(xml.disk(new PlacedDisk(disk, target)), flags);
            }
        });
    }

    @Override
    public void detachDisk(InstanceRef ref, ResourceId volume, Fence fence) {
        change("detach volume " + volume + " from", ref, fence, connection -> {
            var found = find(connection, ref.instance());
            if (found.isEmpty()) {
                return;
            }
            var domain = found.get();
            for (var disk : disksOf(domain, INACTIVE_XML)) {
                if (disk.disk().volume().equals(volume)) {
                    domain.detachDeviceFlags(xml.disk(disk), AFFECT_CONFIG);
                }
            }
            if (domain.isActive() == 1) {
                for (var disk : disksOf(domain, 0)) {
                    if (disk.disk().volume().equals(volume)) {
                        domain.detachDeviceFlags(xml.disk(disk), AFFECT_LIVE);
                    }
                }
            }
        });
    }

    @Override
    public void delete(InstanceRef ref, long token) {
        change("delete", ref, token, connection -> {
            var domain = find(connection, ref.instance());
            if (domain.isPresent()) {
                unplug(domain.get());
                domain.get().undefine(UNDEFINE_EVERYTHING);
            }
            files.remove(ref.instance());
        });
    }

    @Override
    public Optional<ObservedInstance> observe(InstanceRef ref) {
        if (!ref.host().equals(host.id())) {
            return Optional.empty();
        }
        return connections.call("look at instance " + ref.instance(), connection -> {
            try {
                var domain = find(connection, ref.instance());
                return domain.isEmpty() ? Optional.empty() : Optional.of(seen(connection, domain.get()));
            } catch (LibvirtException e) {
                if (LibvirtErrors.isAbsent(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public Map<ResourceId, ObservedInstance> observeAll(ResourceId hostId) {
        if (!hostId.equals(host.id())) {
            return Map.of();
        }
        return connections.call("look at all instances", connection -> {
            var all = new HashMap<ResourceId, ObservedInstance>();
            for (var domain : connection.listAllDomains(LIST_ALL)) {
                try {
                    if (domain.getName().startsWith(xml.namePrefix())) {
                        var seen = seen(connection, domain);
                        all.put(seen.ref().instance(), seen);
                    }
                } catch (LibvirtException e) {
                    if (!LibvirtErrors.isAbsent(e)) {
                        throw e;
                    }
                }
            }
            return all;
        });
    }

    @Override
    public List<Measurement> measurements() {
        var all = new ArrayList<>(meter.of(host.id()));
        connections.call("measure all instances", connection -> {
            for (var domain : connection.listAllDomains(LIST_ALL)) {
                try {
                    if (domain.getName().startsWith(xml.namePrefix())) {
                        all.addAll(GuestMeter.of(domain));
                    }
                } catch (LibvirtException e) {
                    LOG.debug("a guest that is just ending is not measured", e);
                }
            }
            return true;
        });
        return all;
    }

    @Override
    public Optional<ConsoleEndpoint> console(InstanceRef ref) {
        return connections.call("find the console of instance " + ref.instance(), connection -> {
            var domain = find(connection, ref.instance());
            return domain.isEmpty() || domain.get().isActive() == 0
                    ? Optional.empty()
                    : new DomainDocument(domain.get().getXMLDesc(0)).console();
        });
    }

    @Override
    public String serialTail(InstanceRef ref, int maxBytes) {
        return files.serialTail(ref.instance(), maxBytes);
    }

    @Override
    public Subscription subscribe(InstanceListener listener) {
        // After a reconnect anything may have happened unheard; the sweep of the owner finds it, so nothing is said.
        Consumer<String> filter = uuid -> ResourceId.parse(uuid).ifPresent(listener::lookAt);
        connections.listen(filter);
        return () -> connections.unlisten(filter);
    }

    @Override
    public void close() {
        connections.close();
    }

    /** Work that changes an instance. */
    private interface Change {
        void on(LibvirtConnection connection) throws LibvirtException;
    }

    private void change(String verb, InstanceRef ref, long token, Change change) {
        change(verb, ref, new Fence(ref.instance(), token), change);
    }

    private void change(String verb, InstanceRef ref, Fence fence, Change change) {
        var action = verb + " instance " + ref.instance();
        fences.as(
                fence.token(),
                fence.lease(),
                () -> connections.call(action, connection -> {
                    change.on(connection);
                    return true;
                }));
    }

    private void requireHere(InstanceRef ref) {
        if (!ref.host().equals(host.id())) {
            throw LibvirtErrors.refused(
                    "instance %s was placed on host %s, but this driver serves host %s alone",
                    ref.instance(), ref.host(), host.id());
        }
    }

    private static Domain require(LibvirtConnection connection, InstanceRef ref) throws LibvirtException {
        return find(connection, ref.instance())
                .orElseThrow(() -> LibvirtErrors.refused(
                        "host %s does not know instance %s: define it first", ref.host(), ref.instance()));
    }

    private static Optional<Domain> find(LibvirtConnection connection, ResourceId instance) throws LibvirtException {
        try {
            return Optional.of(connection.domainLookupByUUID(instance.value()));
        } catch (LibvirtException e) {
            if (LibvirtErrors.isAbsent(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private GuestState stateOf(LibvirtConnection connection, InstanceRef ref) {
        return connection.stateOf(ref.instance().toString()).orElse(GuestState.STOPPED);
    }

    private ObservedInstance seen(LibvirtConnection connection, Domain domain) throws LibvirtException {
        boolean active = domain.isActive() == 1;
        var document = new DomainDocument(domain.getXMLDesc(active ? 0 : INACTIVE_XML));
        var ref = new InstanceRef(host.id(), document.id());
        var state = connection.stateOf(document.id().toString()).orElse(GuestState.STOPPED);
        var disks = document.disks().stream().map(d -> d.disk().volume()).collect(Collectors.toSet());
        return new ObservedInstance(ref, state, document.vcpus(), document.memory(), disks);
    }

    /** A guest that ends by itself at the same moment makes libvirt complain; what counts is that it does not run. */
    private static void unplug(Domain domain) throws LibvirtException {
        if (domain.isActive() == 0) {
            return;
        }
        try {
            domain.destroy();
        } catch (LibvirtException e) {
            if (domain.isActive() != 0) {
                throw e;
            }
        }
    }

    private static List<PlacedDisk> disksOf(Domain domain, int flags) {
        try {
            return new DomainDocument(domain.getXMLDesc(flags)).disks();
        } catch (LibvirtException e) {
            throw LibvirtErrors.translate("read the disks of a domain", e);
        }
    }

    /** The instance's own disks first, in their order; what was attached to it keeps its name. */
    private static List<PlacedDisk> place(List<DiskAttachment> own, List<PlacedDisk> attached) {
        var ownIds = own.stream().map(DiskAttachment::volume).collect(Collectors.toSet());
        var kept = attached.stream()
                .filter(d -> !ownIds.contains(d.disk().volume()))
                .toList();
        var taken = kept.stream().map(PlacedDisk::target).collect(Collectors.toCollection(HashSet::new));
        var placed = new ArrayList<PlacedDisk>();
        for (var disk : own) {
            var target = PlacedDisk.freeTarget(taken);
            taken.add(target);
            placed.add(new PlacedDisk(disk, target));
        }
        placed.addAll(kept);
        return placed;
    }

    private static Optional<String> targetOf(List<PlacedDisk> disks, ResourceId volume) {
        return disks.stream()
                .filter(d -> d.disk().volume().equals(volume))
                .map(PlacedDisk::target)
                .findFirst();
    }

    private static Set<String> targets(List<PlacedDisk> some, List<PlacedDisk> others) {
        var targets = new HashSet<String>();
        some.forEach(d -> targets.add(d.target()));
        others.forEach(d -> targets.add(d.target()));
        return targets;
    }
}

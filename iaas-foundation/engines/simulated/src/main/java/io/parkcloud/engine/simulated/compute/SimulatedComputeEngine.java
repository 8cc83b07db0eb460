package io.parkcloud.engine.simulated.compute;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
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
import io.parkcloud.engine.simulated.Faults;
import io.parkcloud.engine.simulated.Guarded;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.Measure;
import io.parkcloud.kernel.Measurement;
import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hosts full of guests that execute nothing. An id is on one host at most, as it is in reality on pain of a split brain. */
public final class SimulatedComputeEngine implements ComputeEngine {

    private final List<HostFacts> hosts;
    private final Map<ResourceId, HostFacts> hostsById;
    private final Guarded<ObservedInstance> guests;
    private final Guarded<Boolean> fences;
    private final List<InstanceListener> listeners = new CopyOnWriteArrayList<>();
    private final Faults faults;
    private final Screens screens;

    /** Guests whose screens have an address where nobody is, for who opens no sockets. */
    public SimulatedComputeEngine(List<HostFacts> hosts, Faults faults) {
        this(hosts, faults, Screens.DARK);
    }

    SimulatedComputeEngine(List<HostFacts> hosts, Faults faults, Screens screens) {
        this.screens = screens;
        this.hosts = List.copyOf(hosts);
        this.hostsById = hosts.stream().collect(Collectors.toUnmodifiableMap(HostFacts::id, host -> host));
        this.guests = new Guarded<>(faults);
        this.fences = new Guarded<>(faults);
        this.faults = faults;
    }

    @Override
    public Set<ComputeCapability> capabilities() {
        return Set.of(ComputeCapability.HOTPLUG_DISK, ComputeCapability.CONSOLE, ComputeCapability.REBOOT);
    }

    @Override
    public List<HostFacts> hosts() {
        faults.before("list hosts");
        return hosts;
    }

    @Override
    public Optional<HostFacts> host(ResourceId id) {
        faults.before("look at host");
        return Optional.ofNullable(hostsById.get(id));
    }

    @Override
    public void define(InstanceRequest request, long token) {
        guests.change("define instance", request.ref().instance(), token, present -> {
            if (present != null && !present.ref().equals(request.ref())) {
                throw refused(
                        "instance %s is on host %s already",
                        request.ref().instance(), present.ref().host());
            }
            var disks = new HashSet<ResourceId>();
            request.disks().forEach(disk -> disks.add(disk.volume()));
            if (present != null) {
                disks.addAll(present.disks());
            }
            return new ObservedInstance(
                    request.ref(),
                    present == null ? GuestState.STOPPED : present.state(),
                    request.vcpus(),
                    request.memory(),
                    disks);
        });
    }

    @Override
    public void start(InstanceRef ref, long token) {
        changeKnown("start instance", ref, token, guest -> in(guest, GuestState.RUNNING));
    }

    @Override
    public void stop(InstanceRef ref, StopMode mode, long token) {
        guests.change(
                "stop instance",
                ref.instance(),
                token,
                guest -> guest == null || !guest.state().active() ? guest : in(guest, GuestState.STOPPED));
        screens.off(ref.instance());
    }

    @Override
    public void reboot(InstanceRef ref, long token) {
        changeKnown("reboot instance", ref, token, guest -> guest);
    }

    @Override
    public void attachDisk(InstanceRef ref, DiskAttachment disk, Fence fence) {
        fences.change("attach disk", fence.lease(), fence.token(), any -> {
            require(guests.peek(ref.instance()), ref);
            guests.tamper(ref.instance(), guest -> {
                var disks = new HashSet<>(guest.disks());
                disks.add(disk.volume());
                return with(guest, disks);
            });
            return true;
        });
    }

    @Override
    public void detachDisk(InstanceRef ref, ResourceId volume, Fence fence) {
        fences.change("detach disk", fence.lease(), fence.token(), any -> {
            guests.tamper(ref.instance(), guest -> {
                var disks = new HashSet<>(guest.disks());
                disks.remove(volume);
                return with(guest, disks);
            });
            return true;
        });
    }

    @Override
    public void delete(InstanceRef ref, long token) {
        guests.change("delete instance", ref.instance(), token, guest -> null);
        screens.off(ref.instance());
    }

    @Override
    public Optional<ObservedInstance> observe(InstanceRef ref) {
        return Optional.ofNullable(guests.look("observe instance", ref.instance()))
                .filter(guest -> guest.ref().equals(ref));
    }

    @Override
    public Map<ResourceId, ObservedInstance> observeAll(ResourceId host) {
        var all = new HashMap<ResourceId, ObservedInstance>();
        guests.all("observe all instances").forEach((id, guest) -> {
            if (guest.ref().host().equals(host)) {
                all.put(id, guest);
            }
        });
        return all;
    }

    /** Hosts that are up, and guests that take half of the memory they were given. */
    @Override
    public List<Measurement> measurements() {
        var all = new ArrayList<Measurement>();
        var seen = guests.all("measure");
        for (var host : hosts) {
            all.add(new Measurement(host.id(), Measure.UP, 1));
            all.add(new Measurement(host.id(), Measure.CPUS, host.cpus()));
            all.add(new Measurement(
                    host.id(), Measure.MEMORY_LIMIT_BYTES, host.memory().bytes()));
        }
        seen.forEach((id, guest) -> {
            boolean up = guest.state().active();
            all.add(new Measurement(id, Measure.UP, up ? 1 : 0));
            all.add(new Measurement(id, Measure.CPUS, guest.vcpus()));
            all.add(new Measurement(
                    id, Measure.MEMORY_LIMIT_BYTES, guest.memory().bytes()));
            if (up) {
                all.add(new Measurement(id, Measure.MEMORY_BYTES, guest.memory().bytes() / 2.0));
            }
        });
        return all;
    }

    @Override
    public Optional<ConsoleEndpoint> console(InstanceRef ref) {
        return observe(ref).filter(guest -> guest.state().active()).map(guest -> screens.of(ref.instance()));
    }

    @Override
    public String serialTail(InstanceRef ref, int maxBytes) {
        throw new EngineException(EngineErrors.UNSUPPORTED, "simulated guests have no serial port");
    }

    @Override
    public Subscription subscribe(InstanceListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** A guest's process dies behind the engine's back. */
    public void crash(ResourceId instance) {
        guests.tamper(instance, guest -> guest.state().active() ? in(guest, GuestState.CRASHED) : guest);
        screens.off(instance);
        listeners.forEach(listener -> listener.lookAt(instance));
    }

    private void changeKnown(String call, InstanceRef ref, long token, UnaryOperator<ObservedInstance> change) {
        guests.change(call, ref.instance(), token, guest -> change.apply(require(guest, ref)));
    }

    private static ObservedInstance require(@Nullable ObservedInstance guest, InstanceRef ref) {
        if (guest == null || !guest.ref().equals(ref)) {
            throw refused("host %s does not know instance %s: define it first", ref.host(), ref.instance());
        }
        return guest;
    }

    private static ObservedInstance in(ObservedInstance guest, GuestState state) {
        return new ObservedInstance(guest.ref(), state, guest.vcpus(), guest.memory(), guest.disks());
    }

    private static ObservedInstance with(ObservedInstance guest, Set<ResourceId> disks) {
        return new ObservedInstance(guest.ref(), guest.state(), guest.vcpus(), guest.memory(), disks);
    }

    @FormatMethod
    private static EngineException refused(@FormatString String detail, ResourceId one, ResourceId other) {
        return new EngineException(EngineErrors.REFUSED, detail.formatted(one, other));
    }
}

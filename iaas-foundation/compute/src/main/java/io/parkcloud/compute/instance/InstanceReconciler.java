package io.parkcloud.compute.instance;

import io.parkcloud.compute.image.ImageSpec;
import io.parkcloud.compute.placement.PlacementRequest;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.compute.spi.ObservedInstance;
import io.parkcloud.compute.spi.StopMode;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ErrorCategory;
import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.NetworkAttachment.Plugged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places an instance, makes it known to its host, and keeps it running or stopped as wanted. */
final class InstanceReconciler implements Reconciler<InstanceSpec, InstanceStatus> {

    /** Whatever is waited for wakes us when it changes; this is for the case that the wake-up is lost. */
    private static final Duration PARENT = Duration.ofSeconds(5);

    private static final Duration UNREACHABLE = Duration.ofSeconds(3);
    private static final Duration STOPPING = Duration.ofSeconds(1);
    private static final Duration RECHECK = Duration.ofSeconds(60);

    /** Define, start and a look afterwards fit into one pass; more than this is not normal and gets a pass of its own. */
    private static final int STEPS = 4;

    private final InstanceEngines engines;
    private final InstanceAssembly assembly;

    InstanceReconciler(InstanceEngines engines) {
        this.engines = engines;
        this.assembly = new InstanceAssembly(engines.storage());
    }

    @Override
    public Outcome<InstanceStatus> reconcile(Pass<InstanceSpec, InstanceStatus> pass) {
        if (pass.deleting()) {
            return remove(pass);
        }
        var image = pass.ready(pass.find(ImageSpec.class, pass.spec().image()));
        var stored = image.flatMap(i -> engines.images().observe(i.id()));
        if (image.isEmpty() || stored.isEmpty()) {
            return Outcome.after(PARENT, pass.observed()).step("WaitingForImage");
        }
        var ports = ports(pass);
        if (ports.size() < pass.spec().networks().size()) {
            return Outcome.after(PARENT, pass.observed()).step("WaitingForPort");
        }
        var size = InstanceSize.of(pass.spec(), pass.spec().flavor().flatMap(engines.flavors()::find))
                .orElseThrow(() -> new IllegalStateException("an accepted instance has a size"));
        var host = place(pass, size, image.get());
        var status = pass.observed()
                .placed(host, ports.stream().map(p -> p.wiring().address()).toList(), size);
        var ref = new InstanceRef(host, pass.id());
        try {
            var request =
                    new Definition(pass, () -> assembly.request(pass, ref, size, image.get(), stored.get(), ports));
            return converge(request, ref, status).with("EngineReachable", true, "Answers", "");
        } catch (EngineException away) {
            if (away.code().category() != ErrorCategory.UNAVAILABLE) {
                throw away;
            }
            return Outcome.after(UNREACHABLE, status)
                    .step("WaitingForHost")
                    .with("EngineReachable", false, away.code().id(), String.valueOf(away.getMessage()));
        }
    }

    /** A pass, and what the host would be told about the instance. */
    private record Definition(
            Pass<InstanceSpec, InstanceStatus> pass,
            java.util.function.Supplier<io.parkcloud.compute.spi.InstanceRequest> request) {}

    private Outcome<InstanceStatus> converge(Definition definition, InstanceRef ref, InstanceStatus known) {
        var pass = definition.pass();
        var status = known;
        boolean healed = false;
        for (int i = 0; i < STEPS; i++) {
            var seen = engines.compute().observe(ref);
            status = status.seen(seen.map(ObservedInstance::state));
            var step = InstancePlanner.next(
                    pass.spec(), pass.resource().metadata().generation(), status, seen, pass.now());
            switch (step) {
                case DEFINE -> {
                    engines.compute().define(definition.request().get(), pass.fence());
                    status = status.defined(pass.resource().metadata().generation());
                }
                case START -> engines.compute().start(ref, pass.fence());
                case START_AGAIN -> {
                    engines.compute().start(ref, pass.fence());
                    status = status.crashed();
                    healed = true;
                }
                case RESTART -> {
                    engines.compute().stop(ref, StopMode.FORCE, pass.fence());
                    engines.compute().start(ref, pass.fence());
                    status = status.restarted(pass.spec().restartsWanted());
                }
                case ASK_TO_STOP -> {
                    engines.compute().stop(ref, StopMode.ASK, pass.fence());
                    return Outcome.after(STOPPING, status.asked(pass.now())).step("Stopping");
                }
                case WAIT_FOR_STOP -> {
                    return Outcome.after(STOPPING, status).step("Stopping");
                }
                case FORCE_STOP -> engines.compute().stop(ref, StopMode.FORCE, pass.fence());
                case SETTLED -> {
                    return settled(pass, status, healed);
                }
            }
        }
        return Outcome.again(status).step("Starting");
    }

    /** A new guest has had no restarts to catch up with: those asked for before its first start are done by it. */
    private static Outcome<InstanceStatus> settled(
            Pass<InstanceSpec, InstanceStatus> pass, InstanceStatus status, boolean healed) {
        var outcome = Outcome.ready(status.restarted(pass.spec().restartsWanted()), RECHECK);
        return healed
                ? outcome.with(
                        "Healed",
                        true,
                        "StartedAgain",
                        "the guest had ended by itself and was started again at " + pass.now())
                : outcome;
    }

    private List<Plugged> ports(Pass<InstanceSpec, InstanceStatus> pass) {
        var ports = new ArrayList<Plugged>();
        for (int i = 0; i < pass.spec().networks().size(); i++) {
            pass.spec().networks().get(i).ensurePort(pass, i).ifPresent(ports::add);
        }
        return ports;
    }

    private ResourceId place(Pass<InstanceSpec, InstanceStatus> pass, InstanceSize size, Resource<ImageSpec, ?> image) {
        var before = pass.observed();
        boolean sameSize = before.vcpus() == size.vcpus() && before.memoryMiB() == size.memoryMiB();
        if (before.host().isPresent() && sameSize) {
            return before.host().get();
        }
        var meta = pass.resource().metadata();
        Optional<String> group = pass.spec().spreadGroup().map(word -> meta.project() + "/" + word);
        var held = engines.placement()
                .place(new PlacementRequest(
                        pass.id(),
                        image.spec().processor(),
                        meta.zone(),
                        pass.spec().hostLabels(),
                        size.vcpus(),
                        size.memoryMiB(),
                        group,
                        pass.fence()));
        if (held.vcpus() != size.vcpus() || held.memoryMiB() != size.memoryMiB()) {
            resize(pass, held.host(), size);
        }
        return held.host();
    }

    private void resize(Pass<?, ?> pass, ResourceId host, InstanceSize size) {
        if (!engines.ledger().resize(pass.id(), size.vcpus(), size.memoryMiB(), pass.fence())) {
            throw io.parkcloud.compute.ComputeErrors.NO_HOST.error(
                    "host %s, where instance %s is, has no room to grow it to %d vCPU(s) and %d MiB: choose a smaller size, or make it anew",
                    host, pass.id(), size.vcpus(), size.memoryMiB());
        }
    }

    /** Guest, root disk, capacity: in this order, so that nothing is given away that is still in use. */
    private Outcome<InstanceStatus> remove(Pass<InstanceSpec, InstanceStatus> pass) {
        engines.ledger().held(pass.id()).ifPresent(held -> engines.compute()
                .delete(new InstanceRef(held.host(), pass.id()), pass.fence()));
        engines.storage().delete(InstanceAssembly.rootDisk(pass.id()), pass.fence());
        engines.ledger().release(pass.id());
        return Outcome.forget();
    }
}

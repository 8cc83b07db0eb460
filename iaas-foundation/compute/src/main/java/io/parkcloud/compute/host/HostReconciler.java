package io.parkcloud.compute.host;

import io.parkcloud.compute.placement.CapacityLedger;
import io.parkcloud.compute.placement.HostCapacity;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.HostFacts;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.network.spi.NetworkEngine;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps a host's offer in the ledger, and closes it while its compute engine does not answer. Whether the network engine
 * answers is said as well, though guests are started all the same: their ports wait for it by themselves.
 */
final class HostReconciler implements Reconciler<HostSpec, HostStatus> {

    /** An engine that goes away while nothing is asked of it is noticed here. */
    private static final Duration RECHECK = Duration.ofSeconds(15);

    private static final Duration UNREACHABLE = Duration.ofSeconds(5);
    private static final double VCPUS_PER_CPU = 4;
    private static final long RESERVED_MEMORY_MIB = 1024;

    private final ComputeEngine engine;
    private final NetworkEngine network;
    private final CapacityLedger ledger;

    HostReconciler(ComputeEngine engine, NetworkEngine network, CapacityLedger ledger) {
        this.engine = engine;
        this.network = network;
        this.ledger = ledger;
    }

    @Override
    public Outcome<HostStatus> reconcile(Pass<HostSpec, HostStatus> pass) {
        if (pass.deleting()) {
            ledger.withdraw(pass.id());
            return Outcome.forget();
        }
        Optional<HostFacts> facts;
        try {
            facts = facts(pass.id());
        } catch (EngineException away) {
            if (!away.code().category().retryable()) {
                throw away;
            }
            return unreachable(pass, away.code().id(), String.valueOf(away.getMessage()));
        }
        if (facts.isEmpty()) {
            return unreachable(pass, "Unknown", "the compute engine does not have host " + pass.id());
        }
        var taken = offer(pass, facts.get(), pass.spec().active());
        var seen = status(facts.get(), taken);
        var silence = networkSilence(pass.id());
        return silence.map(away -> Outcome.ready(seen, UNREACHABLE)
                        .with("NetworkReachable", false, away.code().id(), String.valueOf(away.getMessage())))
                .orElseGet(() -> Outcome.ready(seen, RECHECK).with("NetworkReachable", true, "Answers", ""))
                .with("EngineReachable", true, "Answers", "");
    }

    /** Any question will do. @return why there was no answer */
    private Optional<EngineException> networkSilence(ResourceId host) {
        try {
            var unused = network.vpcs().observe(host);
            return Optional.empty();
        } catch (EngineException away) {
            return Optional.of(away);
        }
    }

    /** No new instances while nobody could start them. */
    private Outcome<HostStatus> unreachable(Pass<HostSpec, HostStatus> pass, String reason, String message) {
        var last = pass.observed();
        if (last.cpus() > 0) {
            var facts = new HostFacts(
                    pass.id(),
                    pass.resource().name(),
                    last.cpus(),
                    io.parkcloud.kernel.ByteSize.ofMiB(last.memoryMiB()),
                    last.architecture(),
                    last.accelerated());
            offer(pass, facts, false);
        }
        return Outcome.after(UNREACHABLE, last).with("EngineReachable", false, reason, message);
    }

    private Optional<HostFacts> facts(ResourceId host) {
        return engine.host(host);
    }

    private HostCapacity offer(Pass<HostSpec, HostStatus> pass, HostFacts facts, boolean open) {
        var spec = pass.spec();
        var zones = spec.zones().isEmpty() ? Set.of(NetworkZone.values()) : spec.zones();
        long memory = facts.memory().toMiB() - spec.reservedMemoryMiB().orElse(RESERVED_MEMORY_MIB);
        var offer = new HostCapacity(
                pass.id(),
                pass.resource().name(),
                facts.architecture(),
                open,
                zones,
                pass.resource().metadata().labels(),
                (long) (facts.cpus() * spec.vcpusPerCpu().orElse(VCPUS_PER_CPU)),
                (long) (Math.max(0, memory) * spec.memoryOvercommit().orElse(1.0)),
                0,
                0);
        return ledger.offer(offer, pass.fence());
    }

    private static HostStatus status(HostFacts facts, HostCapacity taken) {
        return new HostStatus(
                facts.cpus(),
                facts.memory().toMiB(),
                facts.architecture(),
                facts.accelerated(),
                taken.vcpusTaken(),
                taken.memoryMiBTaken());
    }
}

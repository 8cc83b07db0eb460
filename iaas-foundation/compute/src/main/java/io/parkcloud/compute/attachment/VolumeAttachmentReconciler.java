package io.parkcloud.compute.attachment;

import io.parkcloud.compute.instance.InstanceSpec;
import io.parkcloud.compute.placement.CapacityLedger;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.compute.spi.DiskAttachment;
import io.parkcloud.compute.spi.Fence;
import io.parkcloud.compute.spi.InstanceRef;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.storage.spi.BlockStorageEngine;
import io.parkcloud.storage.volume.VolumeSpec;
import java.time.Duration;
import java.util.Optional;

/** Plugs a volume into a guest as soon as both are there, and out again. */
final class VolumeAttachmentReconciler implements Reconciler<VolumeAttachmentSpec, VolumeAttachmentStatus> {

    private static final Duration PARENT = Duration.ofSeconds(2);
    private static final Duration LETTING_GO = Duration.ofSeconds(1);

    private final ComputeEngine compute;
    private final BlockStorageEngine storage;
    private final CapacityLedger ledger;

    VolumeAttachmentReconciler(ComputeEngine compute, BlockStorageEngine storage, CapacityLedger ledger) {
        this.compute = compute;
        this.storage = storage;
        this.ledger = ledger;
    }

    @Override
    public Outcome<VolumeAttachmentStatus> reconcile(Pass<VolumeAttachmentSpec, VolumeAttachmentStatus> pass) {
        var place = ledger.held(pass.spec().instance())
                .map(held -> new InstanceRef(held.host(), pass.spec().instance()));
        if (pass.deleting()) {
            return place.map(at -> detach(pass, at)).orElseGet(Outcome::forget);
        }
        var ref = place.filter(at -> compute.observe(at).isPresent());
        var volume = pass.ready(pass.find(VolumeSpec.class, pass.spec().volume()));
        if (volume.isEmpty()) {
            return Outcome.after(PARENT, pass.observed()).step("WaitingForVolume");
        }
        if (ref.isEmpty()) {
            var unused = pass.ready(pass.find(InstanceSpec.class, pass.spec().instance()));
            return Outcome.after(PARENT, pass.observed()).step("WaitingForInstance");
        }
        if (!has(ref, pass)) {
            var source = storage.attachmentOf(pass.spec().volume());
            compute.attachDisk(
                    ref.get(),
                    new DiskAttachment(
                            pass.spec().volume(), source, pass.spec().readOnly().orElse(false)),
                    new Fence(pass.id(), pass.fence()));
        }
        return Outcome.ready(new VolumeAttachmentStatus(
                true, DiskAttachment.serialOf(pass.spec().volume())));
    }

    /** Tells the engine also when nothing is plugged in: from then on it refuses a pass that comes back late to plug it. */
    private Outcome<VolumeAttachmentStatus> detach(
            Pass<VolumeAttachmentSpec, VolumeAttachmentStatus> pass, InstanceRef at) {
        compute.detachDisk(at, pass.spec().volume(), new Fence(pass.id(), pass.fence()));
        return has(Optional.of(at), pass)
                ? Outcome.after(LETTING_GO, pass.observed()).step("WaitingForGuestToLetGo")
                : Outcome.forget();
    }

    private boolean has(Optional<InstanceRef> ref, Pass<VolumeAttachmentSpec, VolumeAttachmentStatus> pass) {
        return ref.flatMap(compute::observe)
                .filter(seen -> seen.disks().contains(pass.spec().volume()))
                .isPresent();
    }
}

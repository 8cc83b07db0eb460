package io.parkcloud.compute.attachment;

import io.parkcloud.compute.ComputeErrors;
import io.parkcloud.compute.instance.InstanceKind;
import io.parkcloud.compute.instance.InstanceSpec;
import io.parkcloud.compute.placement.CapacityLedger;
import io.parkcloud.compute.spi.ComputeEngine;
import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Reference;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.kernel.Resource;
import io.parkcloud.storage.spi.BlockStorageEngine;
import io.parkcloud.storage.volume.VolumeKind;
import io.parkcloud.storage.volume.VolumeSpec;
import java.util.List;

/** That a volume is plugged into an instance. */
public final class VolumeAttachmentKind implements Kind<VolumeAttachmentSpec, VolumeAttachmentStatus> {

    public static final KindName NAME = new KindName("VolumeAttachment", "volume-attachments", "storage");

    private final ComputeEngine compute;
    private final BlockStorageEngine storage;
    private final CapacityLedger ledger;

    public VolumeAttachmentKind(ComputeEngine compute, BlockStorageEngine storage, CapacityLedger ledger) {
        this.compute = compute;
        this.storage = storage;
        this.ledger = ledger;
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.PROJECT;
    }

    @Override
    public Access access() {
        return Access.PROJECT;
    }

    @Override
    public Class<VolumeAttachmentSpec> specType() {
        return VolumeAttachmentSpec.class;
    }

    @Override
    public Class<VolumeAttachmentStatus> observedType() {
        return VolumeAttachmentStatus.class;
    }

    @Override
    public VolumeAttachmentStatus unobserved() {
        return new VolumeAttachmentStatus(false, "");
    }

    @Override
    public Reconciler<VolumeAttachmentSpec, VolumeAttachmentStatus> reconciler() {
        return new VolumeAttachmentReconciler(compute, storage, ledger);
    }

    @Override
    public List<Charge> charges(VolumeAttachmentSpec spec) {
        return List.of();
    }

    @Override
    public List<Reference> references(VolumeAttachmentSpec spec) {
        return List.of(
                Reference.to("/instance", InstanceKind.NAME.singular(), spec.instance()),
                Reference.exclusive("/volume", VolumeKind.NAME.singular(), spec.volume()));
    }

    @Override
    public void check(Proposal<VolumeAttachmentSpec> proposal, World world) {
        proposal.before().ifPresent(before -> {
            if (!before.spec().equals(proposal.spec())) {
                throw ComputeErrors.FIXED.error(
                        "attachment \"%s\" is fixed: remove it and make another one", proposal.name());
            }
        });
        var volume = world.find(VolumeSpec.class, proposal.spec().volume()).orElseThrow();
        world.referringTo(volume.id(), VolumeAttachmentSpec.class).stream()
                .filter(other -> !other.id().equals(proposal.id()))
                .findFirst()
                .ifPresent(other -> {
                    throw ComputeErrors.VOLUME_ATTACHED.error(
                            "volume \"%s\" is attached by \"%s\" already: remove that attachment first",
                            volume.name(), other.name());
                });
        requireSameZone(proposal, volume);
        requireSameZone(
                proposal,
                world.find(InstanceSpec.class, proposal.spec().instance()).orElseThrow());
    }

    private static void requireSameZone(Proposal<VolumeAttachmentSpec> proposal, Resource<?, ?> other) {
        var zone = other.metadata().zone();
        if (zone != proposal.zone()) {
            throw ComputeErrors.ZONE_DIFFERS.error(
                    "\"%s\" would stand in zone %s, but %s \"%s\" is in zone %s; create it in zone %s",
                    proposal.name(), proposal.zone(), other.metadata().kind(), other.name(), zone, zone);
        }
    }
}

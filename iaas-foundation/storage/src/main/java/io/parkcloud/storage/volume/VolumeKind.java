package io.parkcloud.storage.volume;

import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import io.parkcloud.storage.StorageErrors;
import io.parkcloud.storage.spi.BlockStorageEngine;
import java.util.List;

/** A block device that belongs to a project. */
public final class VolumeKind implements Kind<VolumeSpec, VolumeStatus> {

    public static final KindName NAME = new KindName("Volume", "volumes", "storage");

    private final BlockStorageEngine engine;

    public VolumeKind(BlockStorageEngine engine) {
        this.engine = engine;
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
    public Class<VolumeSpec> specType() {
        return VolumeSpec.class;
    }

    @Override
    public Class<VolumeStatus> observedType() {
        return VolumeStatus.class;
    }

    @Override
    public VolumeStatus unobserved() {
        return new VolumeStatus(0, false);
    }

    @Override
    public Reconciler<VolumeSpec, VolumeStatus> reconciler() {
        return new VolumeReconciler(engine);
    }

    @Override
    public List<Charge> charges(VolumeSpec spec) {
        return List.of(new Charge("volumes", 1), new Charge("volume_gib", spec.sizeGiB()));
    }

    @Override
    public void check(Proposal<VolumeSpec> proposal, World world) {
        proposal.before().ifPresent(before -> {
            int present = before.spec().sizeGiB();
            int wanted = proposal.spec().sizeGiB();
            if (wanted < present) {
                throw StorageErrors.VOLUME_SHRINKS.error(
                        "volume \"%s\" has %d GiB and cannot have %d: ask for %d or more, or make a smaller one and copy the files",
                        proposal.name(), present, wanted, present);
            }
        });
    }
}

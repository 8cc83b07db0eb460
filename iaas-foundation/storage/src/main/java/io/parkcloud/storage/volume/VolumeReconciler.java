package io.parkcloud.storage.volume;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.storage.StorageErrors;
import io.parkcloud.storage.spi.BlockStorageEngine;
import java.time.Duration;
import java.util.Optional;

/** Makes a volume exist, grows it, and notices when it is lost. */
final class VolumeReconciler implements Reconciler<VolumeSpec, VolumeStatus> {

    private static final Duration UNTIL_CLOSED = Duration.ofSeconds(15);

    private final BlockStorageEngine engine;

    VolumeReconciler(BlockStorageEngine engine) {
        this.engine = engine;
    }

    @Override
    public Outcome<VolumeStatus> reconcile(Pass<VolumeSpec, VolumeStatus> pass) {
        if (pass.deleting()) {
            engine.delete(pass.id(), pass.fence());
            return Outcome.forget();
        }
        var size = ByteSize.ofGiB(pass.spec().sizeGiB());
        var seen = engine.observe(pass.id());
        return switch (VolumePlanner.next(pass.spec(), pass.observed(), seen)) {
            case CREATE -> {
                engine.create(pass.id(), size, Optional.empty(), pass.fence());
                yield settled(new VolumeStatus(pass.spec().sizeGiB(), false));
            }
            case GROW -> {
                engine.grow(pass.id(), size, pass.fence());
                yield settled(new VolumeStatus(pass.spec().sizeGiB(), false));
            }
            case WAIT_UNTIL_CLOSED ->
                Outcome.after(UNTIL_CLOSED, status(seen.orElseThrow().size(), true))
                        .with(
                                "Resized",
                                false,
                                "InUse",
                                "the volume has %s and grows to %s once no running guest has it open: stop the instance or detach the volume"
                                        .formatted(seen.orElseThrow().size(), size))
                        .step("WaitingForDetach");
            case REPORT_LOSS ->
                Outcome.failed(
                        StorageErrors.VOLUME_LOST,
                        "the storage pool no longer has volume %s, which had %d GiB: restore it into the pool, or delete the volume"
                                .formatted(pass.id(), pass.observed().sizeGiB()),
                        pass.observed());
            case SETTLED ->
                settled(status(seen.orElseThrow().size(), seen.orElseThrow().inUse()));
        };
    }

    private static Outcome<VolumeStatus> settled(VolumeStatus status) {
        return Outcome.ready(status).with("Resized", true, "AsWanted", "");
    }

    private static VolumeStatus status(ByteSize size, boolean inUse) {
        return new VolumeStatus(size.toGiB(), inUse);
    }
}

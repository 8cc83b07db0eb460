package io.parkcloud.compute.image;

import io.parkcloud.compute.ComputeErrors;
import io.parkcloud.compute.spi.ImagePart.Role;
import io.parkcloud.compute.spi.ImageStore;
import io.parkcloud.control.kind.Access;
import io.parkcloud.control.kind.Charge;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindName;
import io.parkcloud.control.kind.Proposal;
import io.parkcloud.control.kind.Reconciler;
import io.parkcloud.control.kind.Scope;
import io.parkcloud.control.kind.World;
import java.util.List;
import java.util.Map;

/** What instances start from, for everybody. */
public final class ImageKind implements Kind<ImageSpec, ImageStatus> {

    public static final KindName NAME = new KindName("Image", "images", "compute");

    private final ImageStore store;

    public ImageKind(ImageStore store) {
        this.store = store;
    }

    @Override
    public KindName name() {
        return NAME;
    }

    @Override
    public Scope scope() {
        return Scope.PLATFORM;
    }

    @Override
    public Access access() {
        return Access.SHARED;
    }

    @Override
    public Class<ImageSpec> specType() {
        return ImageSpec.class;
    }

    @Override
    public Class<ImageStatus> observedType() {
        return ImageStatus.class;
    }

    @Override
    public ImageStatus unobserved() {
        return new ImageStatus(Map.of(), 0);
    }

    @Override
    public Reconciler<ImageSpec, ImageStatus> reconciler() {
        return new ImageReconciler(store);
    }

    @Override
    public List<Charge> charges(ImageSpec spec) {
        return List.of();
    }

    @Override
    public void check(Proposal<ImageSpec> proposal, World world) {
        var roles = proposal.spec().parts().stream()
                .map(ImageSpec.Part::role)
                .sorted()
                .toList();
        if (!roles.equals(List.of(Role.DISK)) && !roles.equals(List.of(Role.KERNEL, Role.INITRD))) {
            throw ComputeErrors.IMAGE_PARTS_INVALID.error(
                    "/spec/parts must be one Disk, or one Kernel and one Initrd, was %s", roles);
        }
        proposal.before().ifPresent(before -> {
            if (!before.spec().equals(proposal.spec())) {
                throw ComputeErrors.FIXED.error(
                        "image \"%s\" is fixed, because instances stand on it: make another one", proposal.name());
            }
        });
    }
}

package io.parkcloud.compute.image;

import io.parkcloud.compute.spi.ImagePart;
import io.parkcloud.compute.spi.ImageStore;
import io.parkcloud.compute.spi.ObservedImage;
import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.control.kind.Reconciler;
import java.time.Duration;
import java.util.TreeMap;

/** Fetches an image once and keeps it. */
final class ImageReconciler implements Reconciler<ImageSpec, ImageStatus> {

    /** A stored file never changes, so there is little to look for. */
    private static final Duration RECHECK = Duration.ofHours(1);

    private final ImageStore store;

    ImageReconciler(ImageStore store) {
        this.store = store;
    }

    @Override
    public Outcome<ImageStatus> reconcile(Pass<ImageSpec, ImageStatus> pass) {
        if (pass.deleting()) {
            store.delete(pass.id());
            return Outcome.forget();
        }
        var image = store.observe(pass.id())
                .orElseGet(() -> store.fetch(
                        pass.id(),
                        pass.spec().parts().stream()
                                .map(part -> new ImagePart(part.role(), part.location(), part.sha256()))
                                .toList()));
        return Outcome.ready(status(image), RECHECK);
    }

    private static ImageStatus status(ObservedImage image) {
        var checksums = new TreeMap<ImagePart.Role, String>();
        long bytes = 0;
        for (var part : image.parts().entrySet()) {
            checksums.put(part.getKey(), part.getValue().sha256());
            bytes += part.getValue().size().bytes();
        }
        return new ImageStatus(checksums, (bytes + (1 << 20) - 1) >> 20);
    }
}

package io.parkcloud.storage.volume;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.storage.spi.ObservedVolume;
import java.util.Optional;

/** What to do next about a volume. Pure. */
final class VolumePlanner {

    /** One step. */
    enum Step {
        CREATE,
        GROW,
        /** It should grow, but a running guest has it open and the engine cannot grow it under the guest's feet. */
        WAIT_UNTIL_CLOSED,
        /** It was there and is not any more. Making an empty one in its place would hide the loss. */
        REPORT_LOSS,
        SETTLED
    }

    private VolumePlanner() {}

    /** @param before what was last seen of it */
    static Step next(VolumeSpec spec, VolumeStatus before, Optional<ObservedVolume> seen) {
        if (seen.isEmpty()) {
            return before.sizeGiB() > 0 ? Step.REPORT_LOSS : Step.CREATE;
        }
        if (seen.get().size().compareTo(ByteSize.ofGiB(spec.sizeGiB())) >= 0) {
            return Step.SETTLED;
        }
        return seen.get().inUse() ? Step.WAIT_UNTIL_CLOSED : Step.GROW;
    }
}

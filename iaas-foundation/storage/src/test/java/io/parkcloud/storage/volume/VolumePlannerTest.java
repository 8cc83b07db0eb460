package io.parkcloud.storage.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.storage.spi.ObservedVolume;
import io.parkcloud.storage.volume.VolumePlanner.Step;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every answer of the planner. */
final class VolumePlannerTest {

    private static final VolumeStatus NEVER_SEEN = new VolumeStatus(0, false);
    private static final VolumeStatus SEEN = new VolumeStatus(2, false);
    private static final VolumeSpec TWO = new VolumeSpec(2);

    @Test
    void whatWasNeverThereIsMade() {
        assertThat(VolumePlanner.next(TWO, NEVER_SEEN, Optional.empty())).isEqualTo(Step.CREATE);
    }

    @Test
    void whatWasThereAndIsGoneIsNotMadeAnewInSilence() {
        assertThat(VolumePlanner.next(TWO, SEEN, Optional.empty())).isEqualTo(Step.REPORT_LOSS);
    }

    @Test
    void asLargeAsWantedOrLargerIsSettled() {
        assertThat(VolumePlanner.next(TWO, NEVER_SEEN, volume(2, true))).isEqualTo(Step.SETTLED);
        assertThat(VolumePlanner.next(TWO, SEEN, volume(3, false))).isEqualTo(Step.SETTLED);
    }

    @Test
    void tooSmallGrowsOnceNobodyHasItOpen() {
        assertThat(VolumePlanner.next(TWO, SEEN, volume(1, false))).isEqualTo(Step.GROW);
        assertThat(VolumePlanner.next(TWO, SEEN, volume(1, true))).isEqualTo(Step.WAIT_UNTIL_CLOSED);
    }

    private static Optional<ObservedVolume> volume(int sizeGiB, boolean inUse) {
        var size = ByteSize.ofGiB(sizeGiB);
        return Optional.of(new ObservedVolume(ResourceId.PLATFORM, size, size, inUse));
    }
}

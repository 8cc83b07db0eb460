package io.parkcloud.engine.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.parkcloud.compute.spi.ComputeCapability;
import io.parkcloud.compute.spi.Fence;
import io.parkcloud.compute.spi.GuestState;
import io.parkcloud.compute.spi.StopMode;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.ResourceId;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** How disks come and go, while the guest stands still and while it runs. */
public abstract class DiskContract extends ComputeContract {

    private final ResourceId volume = new ResourceId(UUID.randomUUID());
    private final ResourceId attachment = new ResourceId(UUID.randomUUID());

    @Test
    void aDiskAttachedToAStoppedGuestIsThereWhenItRuns() {
        engine().define(request(), 1);
        engine().attachDisk(ref(), fixture().disk(volume), fence(1));
        engine().attachDisk(ref(), fixture().disk(volume), fence(1));
        assertThat(seen().disks()).contains(volume);
        engine().start(ref(), 1);
        awaitState(GuestState.RUNNING);
        assertThat(seen().disks()).contains(volume);
        engine().stop(ref(), StopMode.FORCE, 1);
        engine().detachDisk(ref(), volume, fence(1));
        engine().detachDisk(ref(), volume, fence(1));
        assertThat(seen().disks()).doesNotContain(volume);
    }

    @Test
    void aDiskCanBeAttachedWhileTheGuestRunsAndStaysOverARestart() {
        assumeTrue(engine().capabilities().contains(ComputeCapability.HOTPLUG_DISK));
        engine().define(request(), 1);
        engine().start(ref(), 1);
        awaitState(GuestState.RUNNING);
        engine().attachDisk(ref(), fixture().disk(volume), fence(1));
        engine().attachDisk(ref(), fixture().disk(volume), fence(1));
        assertThat(seen().disks()).contains(volume);
        engine().stop(ref(), StopMode.FORCE, 1);
        assertThat(seen().disks()).contains(volume);
    }

    @Test
    void aRunningGuestLetsGoOfADisk() {
        assumeTrue(engine().capabilities().contains(ComputeCapability.HOTPLUG_DISK));
        engine().define(request(), 1);
        engine().attachDisk(ref(), fixture().disk(volume), fence(1));
        engine().start(ref(), 1);
        awaitState(GuestState.RUNNING);
        // A guest that is still booting ignores the request, so it is repeated, as a reconciler does.
        Awaitility.await().atMost(fixture().patience()).until(() -> {
            engine().detachDisk(ref(), volume, fence(1));
            return !seen().disks().contains(volume);
        });
        engine().stop(ref(), StopMode.FORCE, 1);
        assertThat(seen().disks()).doesNotContain(volume);
    }

    @Test
    void definingAnewKeepsWhatWasAttached() {
        engine().define(request(), 1);
        engine().attachDisk(ref(), fixture().disk(volume), fence(1));
        engine().define(request(), 1);
        assertThat(seen().disks()).contains(volume);
    }

    @Test
    void whatTheHostDoesNotKnowGetsNoDiskAndHasNoneToLose() {
        assertFails(
                EngineErrors.REFUSED, () -> engine().attachDisk(ref(), fixture().disk(volume), fence(1)));
        assertThatNoException().isThrownBy(() -> engine().detachDisk(ref(), volume, fence(1)));
    }

    @Test
    void aLateCallerAttachesNothing() {
        engine().define(request(), 7);
        engine().attachDisk(ref(), fixture().disk(volume), fence(2));
        engine().detachDisk(ref(), volume, fence(3));
        assertFails(
                EngineErrors.FENCED, () -> engine().attachDisk(ref(), fixture().disk(volume), fence(2)));
        assertThat(seen().disks()).doesNotContain(volume);
        engine().attachDisk(ref(), fixture().disk(volume), new Fence(new ResourceId(UUID.randomUUID()), 1));
        assertThat(seen().disks()).contains(volume);
    }

    /** Attachments act under leases of their own, whose tokens have nothing to do with the instance's. */
    private Fence fence(long token) {
        return new Fence(attachment, token);
    }
}

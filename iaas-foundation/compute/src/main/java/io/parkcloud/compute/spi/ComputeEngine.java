package io.parkcloud.compute.spi;

import io.parkcloud.kernel.EnginePort;
import io.parkcloud.kernel.EnginePort.Host;
import io.parkcloud.kernel.EnginePort.Unasked;
import io.parkcloud.kernel.Measured;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Guests on hosts as the platform needs them. The platform names instances; an engine never mints an id, so none can be
 * lost in a crash. Except for {@link #reboot} every call is idempotent. Calls may block, for seconds at most. Thread-safe.
 *
 * <p>Calls that change something carry a fencing token; one that is lower than the highest seen for the same instance
 * fails with {@code engine.fenced} and changes nothing, also after the instance was deleted. Disks have fences of their own,
 * because attachments act on an instance beside its owner. Every call may fail with
 * {@code engine.unavailable}, and then the outcome is unknown: observe, then decide again. Calls about an instance that
 * its host does not know fail with {@code engine.refused}, unless absence is what they bring about.
 */
@EnginePort("compute")
public interface ComputeEngine extends Measured {

    /** What this engine can do. A call outside this set fails with {@code engine.unsupported}, never silently. */
    @Unasked
    Set<ComputeCapability> capabilities();

    /** The hosts of this engine, in the order of their ids. */
    List<HostFacts> hosts();

    /** One of them; empty if the engine does not have it. Costs the same however many there are. */
    Optional<HostFacts> host(@Host ResourceId id);

    /**
     * Makes the host know the instance as described, without starting it. One that it knows already is described anew:
     * a running guest goes on as it is and follows at its next start. Disks attached meanwhile stay attached.
     *
     * @throws io.parkcloud.kernel.EngineException {@code engine.refused} if the host cannot run such a guest at all
     */
    void define(@Host InstanceRequest request, long token);

    /** Starts the guest; running is success, and a paused one is resumed. */
    void start(@Host InstanceRef ref, long token);

    /** Stops the guest; not running, or not known, is success. With {@link StopMode#ASK} it may still run on return. */
    void stop(@Host InstanceRef ref, StopMode mode, long token);

    /** Restarts a running guest at once, without asking it. Each call is one more restart. */
    void reboot(@Host InstanceRef ref, long token);

    /** Gives the disk to the guest, now if it runs, and at every later start; there already is success. */
    void attachDisk(@Host InstanceRef ref, DiskAttachment disk, Fence fence);

    /**
     * Takes the disk away, now if the guest runs, and at every later start; not there, or no such instance, is success. A
     * running guest has to let go: the caller observes until it did, and asks again.
     */
    void detachDisk(@Host InstanceRef ref, ResourceId volume, Fence fence);

    /** Stops the guest the hard way and forgets it, with everything the engine kept for it; absent is success. */
    void delete(@Host InstanceRef ref, long token);

    /** The engine's present view, never a cached one; empty if the host does not know the instance. */
    Optional<ObservedInstance> observe(@Host InstanceRef ref);

    /** Every instance the host knows that this platform made, in one look. */
    Map<ResourceId, ObservedInstance> observeAll(@Host ResourceId host);

    /** Where the guest's screen is; empty if it does not run. */
    Optional<ConsoleEndpoint> console(@Host InstanceRef ref);

    /** The end of what the guest wrote to its serial port since it was first started, at most this many bytes. */
    String serialTail(@Host InstanceRef ref, int maxBytes);

    /** Calls the listener about every instance that something may have happened to, until the result is closed. */
    @Unasked
    Subscription subscribe(InstanceListener listener);

    /** Ends with {@link #close}. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}

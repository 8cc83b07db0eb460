package io.parkcloud.devops.pipeline.spi;

import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.EnginePort;
import io.parkcloud.kernel.EnginePort.Unasked;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs the steps of pipelines: each in a sandbox of its own that reaches nothing but itself, all steps of a room in one
 * workspace. Steps live on when the platform dies, and what they wrote is there until the room is deleted.
 *
 * <p>Every call may be repeated after a crash at any point, and by two platforms at once: a room is opened once, a step is
 * started once and never again, so that no token against late callers is needed. Thread-safe.
 */
@EnginePort("steps")
public interface StepEngine {

    /**
     * Makes a room and fills its workspace. One that is there, also a closed one, is left as it is.
     *
     * @throws EngineException {@code CAPACITY_EXHAUSTED} if as many rooms are open as may be; {@code UNAVAILABLE} if it could
     *     not be made now
     */
    void open(Room room, SourceTree source);

    /**
     * Starts a step in an open room. One that was started before is left as it is, also if it has ended.
     *
     * @throws EngineException {@code REFUSED} if the room is not open; {@code CAPACITY_EXHAUSTED} if the step can never have
     *     the memory that it asks for
     */
    void start(ResourceId room, StepOrder order);

    /** The engine's present view of a room. */
    ObservedRoom observe(ResourceId room);

    /**
     * What a step wrote to standard output and error, as bytes of UTF-8.
     *
     * @param from how many bytes to leave out
     * @param most at least 4: what is returned ends where a character does, except at the end of a step that wrote no UTF-8
     * @return empty if there is nothing more yet, or no such step
     */
    byte[] log(ResourceId room, String step, long from, int most);

    /** Ends a step's processes at once. One that has ended, or was never started, is left as it is. @param why for its record */
    void stop(ResourceId room, String step, String why);

    /**
     * Hands over the workspace's files that fit one of the patterns; links are never followed and never handed over.
     *
     * @param globs as {@link java.nio.file.FileSystem#getPathMatcher} has them, for paths relative to the workspace
     */
    void collect(ResourceId room, List<String> globs, FileSink sink);

    /** Ends every step and removes the workspace; the caches and what steps wrote stay. Closed already, or never open, is success. */
    void close(ResourceId room);

    /** Closes a room and removes what its steps wrote; none is success. */
    void delete(ResourceId room);

    /** Removes the caches of a pipeline; none is success. */
    void forgetCaches(ResourceId pipeline);

    /** Every room there is, closed ones too, for the sweep that finds what nobody wants any more. */
    Set<ResourceId> rooms();

    /**
     * Calls {@code listener} with the run of each room in which a step has ended. A hint to look, nothing more: it may come twice,
     * late or not at all. The listener returns at once.
     */
    @Unasked
    void onChange(Consumer<ResourceId> listener);
}

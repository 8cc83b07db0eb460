package io.parkcloud.engine.local.tool;

import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The highest fencing token seen for each object, kept in files so that it outlives this process and the object itself: a
 * late caller cannot revive what was deleted. Calls about one object follow each other. Thread-safe, also between
 * processes.
 */
public final class Fences {

    /** Longer than any lease: a caller this late has been dead for long. */
    private static final Duration KEEP = Duration.ofHours(6);

    private final Path directory;
    private final Clock clock;
    private final ReentrantLock[] stripes =
            IntStream.range(0, 64).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

    /** @param directory made if absent */
    public Fences(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        try {
            Files.createDirectories(directory);
        } catch (IOException notMade) {
            throw EngineException.unavailable("cannot make the folder for fencing tokens " + directory, notMade);
        }
    }

    /**
     * Does the work as the holder of {@code token}.
     *
     * @throws EngineException {@code engine.fenced} if a higher token was seen; the work is not done then
     */
    public void as(long token, ResourceId object, Runnable work) {
        ask(token, object, () -> {
            work.run();
            return true;
        });
    }

    /** As {@link #as}, with an answer. */
    public <T> T ask(long token, ResourceId object, Supplier<T> work) {
        var stripe = stripes[Math.floorMod(object.hashCode(), stripes.length)];
        stripe.lock();
        try (var file = FileChannel.open(
                        directory.resolve(object.toString()),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                var held = file.lock()) {
            long seen = read(file);
            if (token < seen) {
                throw new EngineException(
                        EngineErrors.FENCED,
                        "%s was called with token %d, but token %d has been seen: a newer owner works on it"
                                .formatted(object, token, seen));
            }
            if (token > seen && held.isValid()) {
                file.write(ByteBuffer.allocate(Long.BYTES).putLong(0, token), 0);
            }
            return work.get();
        } catch (IOException unreadable) {
            throw EngineException.unavailable("cannot read or write the fencing token of " + object, unreadable);
        } finally {
            stripe.unlock();
        }
    }

    /** Removes tokens that were last written long ago. Called now and then by whoever owns the directory. */
    public void sweep() {
        var before = clock.instant().minus(KEEP);
        try (var files = Files.list(directory)) {
            var old = new ArrayList<Path>();
            files.forEach(old::add);
            for (var file : old) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException unreadable) {
            throw EngineException.unavailable("cannot sweep fencing tokens in " + directory, unreadable);
        }
    }

    private static long read(FileChannel file) throws IOException {
        var bytes = ByteBuffer.allocate(Long.BYTES);
        return file.read(bytes, 0) == Long.BYTES ? bytes.getLong(0) : Long.MIN_VALUE;
    }
}

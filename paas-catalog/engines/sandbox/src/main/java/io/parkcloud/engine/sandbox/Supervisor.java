package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The box's supervisor (s6), asked through its own programs. A service is a folder linked into the scan directory.
 *
 * @see <a href="https://skarnet.org/software/s6/servicedir.html">s6: the structure of a service directory</a>
 */
final class Supervisor {

    private static final Duration TAKE_UP = Duration.ofSeconds(10);
    private static final long POLL_NANOS = Duration.ofMillis(15).toNanos();

    private final Path scan;
    private final Programs programs;

    Supervisor(Path scan, Programs programs) {
        this.scan = scan;
        this.programs = programs;
    }

    /** @throws EngineException {@code UNAVAILABLE} if the box is down */
    void requireRunning() {
        if (!Files.exists(scan.resolve(".s6-svscan/control"))
                || !programs.run("s6-svscanctl", scan.toString()).ok()) {
            throw EngineException.unavailable(
                    "the supervisor of this box is not running on " + scan + "; start it with 'parkcloud up'", null);
        }
    }

    /** Makes the supervisor know the service, without starting it. */
    void enlist(String name, Path service) {
        var link = scan.resolve(name);
        try {
            if (!Files.exists(link)) {
                Files.deleteIfExists(link); // one that points nowhere
                Files.createSymbolicLink(link, scan.relativize(service));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("linking " + service + " into " + scan, e);
        }
        if (!supervised(name)) {
            programs.must("s6-svscanctl", "-a", scan.toString());
            await(TAKE_UP, () -> supervised(name), "the supervisor did not take up " + name);
        }
    }

    boolean supervised(String name) {
        var link = scan.resolve(name);
        return Files.exists(link.resolve("supervise/control"))
                && programs.run("s6-svok", link.toString()).ok();
    }

    /** A new supervisor may listen, and a moment later not: s6-svscan starts some again while it first looks around. */
    void up(String name) {
        var at = scan.resolve(name).toString();
        await(TAKE_UP, () -> programs.run("s6-svc", "-u", at).ok(), "the supervisor does not start " + name);
    }

    /** Ends the service politely, after the grace by force; back when it is down. */
    void down(String name, Duration grace) {
        if (!supervised(name)) {
            return;
        }
        var at = scan.resolve(name).toString();
        var polite = programs.run(
                grace.plusSeconds(10),
                List.of("s6-svc", "-wD", "-T", Long.toString(grace.toMillis()), "-d", at),
                Map.of());
        if (!polite.ok()) {
            programs.must("s6-svc", "-wD", "-T", "8000", "-k", at);
        }
    }

    /** Makes the supervisor forget the service, which must be down. */
    void dismiss(String name) {
        var link = scan.resolve(name);
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        var at = Optional.of(link).filter(Files::exists).map(Path::toAbsolutePath);
        try {
            var service = at.isPresent() ? link.toRealPath() : link;
            Files.delete(link);
            programs.must("s6-svscanctl", "-an", scan.toString());
            for (var left : List.of(service, service.resolve("log"))) {
                if (answers(left)) { // also one whose own parent was killed, which nobody else tells to go
                    programs.run("s6-svc", "-xd", left.toString());
                }
            }
            await(TAKE_UP, () -> !answers(service) && !answers(service.resolve("log")), name + " is still supervised");
        } catch (IOException e) {
            throw new UncheckedIOException("dismissing " + name, e);
        }
    }

    private boolean answers(Path service) {
        return Files.exists(service.resolve("supervise/control"))
                && programs.run("s6-svok", service.toString()).ok();
    }

    /** Whether the service's process is there; empty if the supervisor does not know the service. */
    Optional<Boolean> running(String name) {
        var result = programs.run("s6-svstat", "-o", "up", scan.resolve(name).toString());
        return result.ok() ? Optional.of(result.output().equals("true")) : Optional.empty();
    }

    /** Waits for something that another process does. */
    static void await(Duration limit, BooleanSupplier condition, String otherwise) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw EngineException.unavailable(otherwise + " after " + limit.toSeconds() + " s", null);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}

package io.parkcloud.engine.steps;

import io.parkcloud.devops.pipeline.spi.StepState;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A room on disk. {@code steps/<stage>.<step>} holds what is known of a step: {@code started}, {@code log}, {@code exit}, which its
 * sandbox writes last, {@code why}, {@code ended}, which the platform writes last, and {@code step/}, which is all that its sandbox
 * sees. A folder there that begins with a dot is a sandbox that waits.
 */
record RoomFolder(Path path) {

    /** What sandboxes see and may change. */
    static final List<String> INSIDE = List.of("workspace", "scratch", "cache", "home");

    Path workspace() {
        return path.resolve("workspace");
    }

    Path scratch() {
        return path.resolve("scratch");
    }

    Path cache() {
        return path.resolve("cache");
    }

    Path steps() {
        return path.resolve("steps");
    }

    Path step(String key) {
        return steps().resolve(key.replace('/', '.'));
    }

    boolean exists() {
        return Files.isDirectory(path);
    }

    boolean open() {
        return exists() && !Files.exists(path.resolve("closed"));
    }

    /** Makes the folders that sandboxes see, for a uid. */
    void make(int uid) throws IOException {
        Files.createDirectories(steps());
        for (var name : INSIDE) {
            Files.createDirectories(path.resolve(name));
            Trees.give(path.resolve(name), uid);
        }
        note("uid", Integer.toString(uid));
    }

    /** Ends and takes away whatever is sandboxed in it, also what waited for an earlier platform. What steps wrote stays. */
    void endSandboxes() {
        try (var folders = Files.list(steps())) {
            for (var folder : folders.toList()) {
                read("steps/" + folder.getFileName() + "/cgroup")
                        .map(Cgroup::new)
                        .ifPresent(Cgroup::end);
                if (folder.getFileName().toString().startsWith(".")) {
                    Trees.remove(folder);
                }
            }
        } catch (NoSuchFileException none) {
            return; // It was not made to its end.
        } catch (IOException e) {
            throw EngineException.unavailable("what is sandboxed in " + path + " cannot be taken away", e);
        }
    }

    /** Gives the next sandbox an empty {@code /scratch}. */
    void clearScratch() throws IOException {
        Trees.remove(scratch());
        Files.createDirectory(scratch());
        Trees.give(scratch(), uid());
    }

    /** Takes away what sandboxes have seen, secrets above all; what steps wrote stays. */
    void empty() throws IOException {
        note("closed", "");
        try (var folders = Files.list(steps())) {
            for (var folder : folders.toList()) {
                Trees.remove(folder.resolve("step"));
            }
        }
        for (var name : INSIDE) {
            Trees.remove(path.resolve(name));
        }
    }

    int uid() {
        return read("uid").map(Integer::parseInt).orElseThrow(() -> broken("uid"));
    }

    /** Writes a fact down, whole or not at all. */
    void note(String name, String text) throws IOException {
        var half = path.resolve(name + ".new");
        Files.writeString(half, text);
        Files.move(half, path.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(path.resolve(name)).strip());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw EngineException.unavailable(path + " cannot be read", e);
        }
    }

    ResourceId id(String name) {
        return read(name).flatMap(ResourceId::parse).orElseThrow(() -> broken(name));
    }

    private EngineException broken(String name) {
        return EngineException.unavailable(path + " does not say its " + name, null);
    }

    /** Counts the sandboxes that were made in it. */
    int nextNumber() {
        int number = read("sandboxes").map(Integer::parseInt).orElse(0) + 1;
        try {
            note("sandboxes", Integer.toString(number));
        } catch (IOException e) {
            throw EngineException.unavailable(path + " cannot be written", e);
        }
        return number;
    }

    /** The steps that were started, by key. */
    Map<String, StepState> states() {
        var states = new TreeMap<String, StepState>();
        try (var folders = Files.list(steps())) {
            for (var folder : folders.toList()) {
                var name = folder.getFileName().toString();
                if (!name.startsWith(".")) {
                    states.put(name.replace('.', '/'), state(name));
                }
            }
        } catch (NoSuchFileException none) {
            return states;
        } catch (IOException e) {
            throw EngineException.unavailable(steps() + " cannot be listed", e);
        }
        return states;
    }

    private StepState state(String name) {
        var since = Instant.ofEpochMilli(
                read("steps/" + name + "/started").map(Long::parseLong).orElse(0L));
        var ended = read("steps/" + name + "/ended");
        if (ended.isEmpty()) {
            return new StepState.Running(since);
        }
        var words = ended.get().split(" ");
        return new StepState.Ended(
                since,
                Instant.ofEpochMilli(Long.parseLong(words[1])),
                Integer.parseInt(words[0]),
                read("steps/" + name + "/why"));
    }

    /** Part of a step's log, up to the end of its last whole character unless that is all there is. */
    byte[] log(String key, long from, int most) {
        try (var file = new RandomAccessFile(step(key).resolve("log").toFile(), "r")) {
            if (from >= file.length()) {
                return new byte[0];
            }
            file.seek(from);
            var bytes = new byte[(int) Math.min(most, file.length() - from)];
            file.readFully(bytes);
            return Arrays.copyOf(bytes, whole(bytes));
        } catch (java.io.FileNotFoundException none) {
            return new byte[0];
        } catch (IOException e) {
            throw EngineException.unavailable("the log of step " + key + " cannot be read", e);
        }
    }

    /** How many bytes there are without a character that has only begun. */
    private static int whole(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length - 1); back++) {
            int lead = bytes[bytes.length - back] & 0xff;
            if (lead >= 0xc0) {
                int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
                return back < length ? bytes.length - back : bytes.length;
            }
            if (lead < 0x80) {
                return bytes.length;
            }
        }
        return bytes.length;
    }

    /** What a sandbox reads as its environment. */
    static String environment(Map<String, String> variables) {
        var text = new StringBuilder();
        new TreeMap<>(variables).forEach((name, value) -> text.append(name)
                .append("='")
                .append(value.replace("'", "'\\''"))
                .append("'\n"));
        return text.toString();
    }

    /** A file for the sandbox's uid alone. */
    static void secret(Path file, String text, int uid) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("r--------"));
        Files.setAttribute(file, "unix:uid", uid);
    }
}

package io.parkcloud.engine.steps;

import io.parkcloud.devops.pipeline.spi.Room;
import io.parkcloud.devops.pipeline.spi.SourceTree;
import io.parkcloud.engine.sandbox.SandboxArguments;
import io.parkcloud.engine.sandbox.SandboxProperties;
import io.parkcloud.engine.sandbox.UidClaims;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes rooms and takes them away. {@code rooms/<id>} are those of runs, {@code warm/…} those that nobody has yet. */
final class Rooms {

    private static final List<String> SCRIPTS = List.of("sandbox", "begin");

    private final Path home;
    private final SandboxProperties box;
    private final SandboxStepsProperties properties;
    private final UidClaims uids;

    Rooms(SandboxProperties box, SandboxStepsProperties properties) {
        this.home = box.home().resolve("steps");
        this.box = box;
        this.properties = properties;
        this.uids = box.uids();
    }

    /** Makes what is needed, and takes away what an earlier platform had made ready: its sandboxes ended with it. */
    void begin() {
        try {
            for (var name : List.of("rooms", "warm", "caches")) {
                Files.createDirectories(home.resolve(name));
            }
            for (var left : list("warm")) {
                discard(new RoomFolder(left));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("rooms for steps cannot be made in " + home, e);
        }
    }

    RoomFolder of(ResourceId id) {
        return new RoomFolder(home.resolve("rooms").resolve(id.toString()));
    }

    List<Path> all() {
        return list("rooms");
    }

    private List<Path> list(String folder) {
        try (var folders = Files.list(home.resolve(folder))) {
            return folders.sorted().toList();
        } catch (IOException e) {
            throw EngineException.unavailable(home.resolve(folder) + " cannot be listed", e);
        }
    }

    /** A room that nobody has, without a sandbox. */
    RoomFolder make() {
        try {
            var room = new RoomFolder(Files.createTempDirectory(home.resolve("warm"), "room-"));
            room.make(uids.claim(claimant(room)));
            room.note("claimant", claimant(room).toString());
            copyScripts(room);
            configure(room);
            return room;
        } catch (IOException e) {
            throw EngineException.unavailable("a room for steps cannot be made in " + home, e);
        }
    }

    /** Gives it to a run: with its caches and its source, or not at all. */
    RoomFolder give(RoomFolder room, Room wanted, SourceTree source) {
        try {
            Trees.fill(room.workspace(), source);
            Trees.give(room.workspace(), room.uid());
            for (var cache : wanted.caches()) {
                takeCache(room, wanted.pipeline(), cache);
            }
            room.note("run", wanted.run().toString());
            room.note("pipeline", wanted.pipeline().toString());
            room.note("caches", String.join("\n", wanted.caches()));
            Files.move(room.path(), of(wanted.id()).path(), StandardCopyOption.ATOMIC_MOVE);
            return of(wanted.id());
        } catch (IOException e) {
            throw EngineException.unavailable("the room " + wanted.id() + " cannot be filled", e);
        }
    }

    private void takeCache(RoomFolder room, ResourceId pipeline, String name) throws IOException {
        var kept = home.resolve("caches").resolve(pipeline.toString()).resolve(name);
        var inRoom = room.cache().resolve(name);
        if (Files.isDirectory(kept)) {
            Files.move(kept, inRoom, StandardCopyOption.ATOMIC_MOVE);
        } else {
            Files.createDirectory(inRoom);
        }
        Trees.give(inRoom, room.uid());
    }

    /** Ends it: its caches go back, its uid is free. What steps wrote stays. */
    void close(RoomFolder room) {
        try {
            var pipeline = home.resolve("caches").resolve(room.id("pipeline").toString());
            Files.createDirectories(pipeline);
            for (var cache : room.read("caches").orElse("").lines().toList()) {
                putBack(room.cache().resolve(cache), pipeline.resolve(cache));
            }
            room.empty();
            uids.release(room.id("claimant"));
        } catch (IOException e) {
            throw EngineException.unavailable("the room " + room.path() + " cannot be closed", e);
        }
    }

    /** Of two runs side by side the first one's is kept. */
    private static void putBack(Path cache, Path kept) throws IOException {
        if (!Files.isDirectory(cache)) {
            return;
        }
        try {
            Files.move(cache, kept);
        } catch (FileAlreadyExistsException | NotDirectoryException other) {
            Trees.remove(cache);
        }
    }

    void delete(RoomFolder room) {
        try {
            Trees.remove(room.path());
        } catch (IOException e) {
            throw EngineException.unavailable("the room " + room.path() + " cannot be removed", e);
        }
    }

    void forgetCaches(ResourceId pipeline) {
        try {
            Trees.remove(home.resolve("caches").resolve(pipeline.toString()));
        } catch (IOException e) {
            throw EngineException.unavailable("the caches of " + pipeline + " cannot be removed", e);
        }
    }

    /** Takes away a room that nobody has. */
    void discard(RoomFolder room) {
        room.endSandboxes();
        uids.release(claimant(room));
        delete(room);
    }

    /** Who holds the uid, as long as the room has no other name. */
    private static ResourceId claimant(RoomFolder room) {
        var name = room.path().toString().getBytes(StandardCharsets.UTF_8);
        return new ResourceId(UUID.nameUUIDFromBytes(name));
    }

    private static void copyScripts(RoomFolder room) throws IOException {
        for (var script : SCRIPTS) {
            try (var in = Rooms.class.getResourceAsStream(script)) {
                if (in == null) {
                    throw new IllegalStateException("the driver was packaged without its script " + script);
                }
                Files.copy(in, room.path().resolve(script));
            }
        }
    }

    /** What is bound into the sandboxes of the room, and what bubblewrap is told. */
    private void configure(RoomFolder room) throws IOException {
        var etc = Files.createDirectory(room.path().resolve("etc"));
        int uid = room.uid();
        Files.writeString(etc.resolve("passwd"), "build:x:%d:%d::/home/build:/bin/bash\n".formatted(uid, uid));
        Files.writeString(etc.resolve("group"), "build:x:%d:\n".formatted(uid));
        Files.writeString(etc.resolve("hosts"), "127.0.0.1 localhost build\n");
        Files.writeString(etc.resolve("nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files\n");
        var binds = new ArrayList<String>();
        // Seen from a step's folder: the room gets another name when a run takes it.
        RoomFolder.INSIDE.forEach(name -> binds.add(name + "\t../../" + name));
        binds.add("etc\t../../etc");
        binds.add("java\t" + System.getProperty("java.home"));
        if (mirrored()) {
            binds.add("maven\t" + properties.mavenMirror());
            writeMavenSettings(room);
        }
        Files.writeString(room.path().resolve("binds"), String.join("\n", binds) + "\n");
        Files.writeString(room.path().resolve("sandbox.args"), String.join("\0", arguments(mounts())) + "\0");
    }

    private boolean mirrored() {
        return properties.mavenMirror() != null && Files.isDirectory(properties.mavenMirror());
    }

    Path mounts() {
        return box.run().resolve("mnt");
    }

    private List<String> arguments(Path mounts) {
        var args = new ArrayList<>(SandboxArguments.common("build"));
        args.addAll(List.of("--unshare-net", "--ro-bind-try", "/etc/maven", "/etc/maven"));
        for (var file : List.of("passwd", "group", "hosts", "nsswitch.conf")) {
            args.addAll(List.of("--ro-bind", mounts.resolve("etc").resolve(file).toString(), "/etc/" + file));
        }
        for (var name : List.of("workspace", "scratch", "cache")) {
            args.addAll(List.of("--bind", mounts.resolve(name).toString(), "/" + name));
        }
        args.addAll(List.of("--bind", mounts.resolve("home").toString(), "/home/build"));
        args.addAll(List.of("--ro-bind", mounts.resolve("java").toString(), "/java"));
        if (mirrored()) {
            args.addAll(List.of("--ro-bind", mounts.resolve("maven").toString(), "/mirror/maven"));
        }
        args.addAll(List.of("--ro-bind", mounts.resolve("step").toString(), "/step", "--chdir", "/workspace"));
        args.addAll(List.of("--clearenv", "--setenv", "HOME", "/home/build", "--setenv", "USER", "build"));
        args.addAll(List.of("--setenv", "PATH", "/java/bin:/usr/local/bin:/usr/bin:/usr/sbin"));
        args.addAll(List.of("--setenv", "JAVA_HOME", "/java", "--setenv", "LANG", "C.UTF-8"));
        return args;
    }

    private static void writeMavenSettings(RoomFolder room) throws IOException {
        var folder = Files.createDirectories(room.path().resolve("home").resolve(".m2"));
        Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <mirrors>
                    <mirror><id>box</id><mirrorOf>*</mirrorOf><url>file:///mirror/maven</url></mirror>
                  </mirrors>
                </settings>
                """);
        Trees.give(room.path().resolve("home"), room.uid());
    }
}

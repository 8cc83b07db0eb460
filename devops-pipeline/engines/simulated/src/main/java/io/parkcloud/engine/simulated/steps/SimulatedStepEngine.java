package io.parkcloud.engine.simulated.steps;

import io.parkcloud.devops.pipeline.spi.FileSink;
import io.parkcloud.devops.pipeline.spi.ObservedRoom;
import io.parkcloud.devops.pipeline.spi.Room;
import io.parkcloud.devops.pipeline.spi.SourceTree;
import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.devops.pipeline.spi.StepOrder;
import io.parkcloud.devops.pipeline.spi.StepState;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Rooms in memory. No script is run: of its lines {@code echo WORDS}, {@code exit N}, {@code sleep N} (which never ends by itself) and
 * {@code cp FROM TO} are understood, every other one does nothing.
 */
final class SimulatedStepEngine implements StepEngine {

    private static final int KILLED = 137;

    private final Clock clock;
    private final int rooms;
    private final Map<ResourceId, Inside> inside = new HashMap<>();
    private final Map<String, Map<String, byte[]>> caches = new HashMap<>();
    private final List<Consumer<ResourceId>> listeners = new CopyOnWriteArrayList<>();

    private static final class Inside {
        private final Room room;
        private final Map<String, byte[]> files = new TreeMap<>();
        private final Map<String, StepState> steps = new TreeMap<>();
        private final Map<String, byte[]> logs = new HashMap<>();
        private boolean open = true;

        private Inside(Room room) {
            this.room = room;
        }
    }

    SimulatedStepEngine(Clock clock, int rooms) {
        this.clock = clock;
        this.rooms = rooms;
    }

    @Override
    public synchronized void open(Room room, SourceTree source) {
        if (inside.containsKey(room.id())) {
            return;
        }
        if (inside.values().stream().filter(one -> one.open).count() >= rooms) {
            throw new EngineException(EngineErrors.CAPACITY_EXHAUSTED, "all %d rooms are in use".formatted(rooms));
        }
        var made = new Inside(room);
        try {
            source.each(new SourceTree.Visitor() {
                @Override
                public void file(String path, boolean executable, InputStream content) throws IOException {
                    made.files.put(path, content.readAllBytes());
                }

                @Override
                public void link(String path, String target) {}
            });
        } catch (IOException e) {
            throw EngineException.unavailable("the source cannot be read", e);
        }
        for (var cache : room.caches()) {
            made.files.putAll(caches.getOrDefault(room.pipeline() + "/" + cache, Map.of()));
        }
        inside.put(room.id(), made);
    }

    @Override
    public void start(ResourceId id, StepOrder order) {
        ResourceId run;
        synchronized (this) {
            var room = inside.get(id);
            if (room == null || !room.open) {
                throw new EngineException(EngineErrors.REFUSED, "the room " + id + " is not open");
            }
            if (room.steps.containsKey(order.key())) {
                return;
            }
            play(room, order);
            run = room.room.run();
        }
        listeners.forEach(listener -> listener.accept(run));
    }

    private void play(Inside room, StepOrder order) {
        var now = clock.instant();
        var log = new StringBuilder();
        var code = Optional.of(0);
        for (var line : order.script().lines().map(String::strip).toList()) {
            var words = line.split(" ");
            code = switch (words[0]) {
                case "echo" -> {
                    log.append(line.substring(Math.min(5, line.length()))).append('\n');
                    yield code;
                }
                case "exit" -> Optional.of(Integer.parseInt(words[1]));
                case "sleep" -> Optional.<Integer>empty();
                case "cp" -> Optional.of(copy(room, words[1], words[2]));
                default -> code;
            };
            if (!code.equals(Optional.of(0))) {
                break;
            }
        }
        room.logs.put(order.key(), log.toString().getBytes(StandardCharsets.UTF_8));
        room.steps.put(
                order.key(),
                code.<StepState>map(status -> new StepState.Ended(now, now, status, Optional.empty()))
                        .orElseGet(() -> new StepState.Running(now)));
    }

    private static int copy(Inside room, String from, String to) {
        var content = room.files.get(from);
        if (content == null) {
            return 1;
        }
        room.files.put(to, content);
        return 0;
    }

    @Override
    public synchronized ObservedRoom observe(ResourceId id) {
        var room = inside.get(id);
        return room == null ? ObservedRoom.NONE : new ObservedRoom(room.open, room.steps);
    }

    @Override
    public synchronized byte[] log(ResourceId id, String step, long from, int most) {
        var room = inside.get(id);
        var all = room == null ? new byte[0] : room.logs.getOrDefault(step, new byte[0]);
        int begin = (int) Math.min(from, all.length);
        int end = Math.min(all.length, begin + most);
        while (end < all.length && end > begin && (all[end] & 0xc0) == 0x80) {
            end--;
        }
        return Arrays.copyOfRange(all, begin, end);
    }

    @Override
    public void stop(ResourceId id, String step, String why) {
        ResourceId run;
        synchronized (this) {
            var room = inside.get(id);
            if (room == null || !(room.steps.get(step) instanceof StepState.Running running)) {
                return;
            }
            room.steps.put(step, new StepState.Ended(running.since(), clock.instant(), KILLED, Optional.of(why)));
            run = room.room.run();
        }
        listeners.forEach(listener -> listener.accept(run));
    }

    @Override
    public void collect(ResourceId id, List<String> globs, FileSink sink) {
        var found = new TreeMap<String, byte[]>();
        var matchers = globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        synchronized (this) {
            var room = inside.get(id);
            if (room != null && room.open) {
                room.files.forEach((path, content) -> {
                    if (!path.startsWith("/") && matchers.stream().anyMatch(glob -> glob.matches(Path.of(path)))) {
                        found.put(path, content);
                    }
                });
            }
        }
        try {
            for (var file : found.entrySet()) {
                sink.take(file.getKey(), new ByteArrayInputStream(file.getValue()));
            }
        } catch (IOException e) {
            throw EngineException.unavailable("a file could not be handed over", e);
        }
    }

    @Override
    public void close(ResourceId id) {
        for (var step : List.copyOf(observe(id).steps().keySet())) {
            stop(id, step, "the room was closed");
        }
        synchronized (this) {
            var room = inside.get(id);
            if (room == null || !room.open) {
                return;
            }
            for (var cache : room.room.caches()) {
                var kept = new TreeMap<String, byte[]>();
                room.files.forEach((path, content) -> {
                    if (path.startsWith("/cache/" + cache + "/")) {
                        kept.put(path, content);
                    }
                });
                caches.put(room.room.pipeline() + "/" + cache, kept);
            }
            room.open = false;
            room.files.clear();
        }
    }

    @Override
    public void delete(ResourceId id) {
        close(id);
        synchronized (this) {
            inside.remove(id);
        }
    }

    @Override
    public synchronized void forgetCaches(ResourceId pipeline) {
        caches.keySet().removeIf(name -> name.startsWith(pipeline + "/"));
    }

    @Override
    public synchronized Set<ResourceId> rooms() {
        return Set.copyOf(inside.keySet());
    }

    @Override
    public void onChange(Consumer<ResourceId> listener) {
        listeners.add(listener);
    }
}

package io.parkcloud.engine.steps;

import io.parkcloud.devops.pipeline.spi.FileSink;
import io.parkcloud.devops.pipeline.spi.ObservedRoom;
import io.parkcloud.devops.pipeline.spi.Room;
import io.parkcloud.devops.pipeline.spi.SourceTree;
import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.devops.pipeline.spi.StepOrder;
import io.parkcloud.devops.pipeline.spi.StepState;
import io.parkcloud.engine.sandbox.SandboxProperties;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link StepEngine} over sandboxes of this box. The truth is in the rooms' folders; in memory are only the sandboxes that wait for a
 * step, and those end with the platform.
 */
final class SandboxStepEngine implements StepEngine, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxStepEngine.class);

    private final SandboxProperties box;
    private final SandboxStepsProperties properties;
    private final Clock clock;
    private final Rooms rooms;
    private final WarmRooms warm;
    private final StepWatch watch;
    private final Map<ResourceId, Sandbox> waiting = new ConcurrentHashMap<>();
    private final Map<ResourceId, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final ExecutorService endings = Executors.newVirtualThreadPerTaskExecutor();

    SandboxStepEngine(SandboxProperties box, SandboxStepsProperties properties, Clock clock) {
        this.box = box;
        this.properties = properties;
        this.clock = clock;
        this.rooms = new Rooms(box, properties);
        this.warm = new WarmRooms(rooms, properties.warm(), this::sandbox);
        this.watch = new StepWatch(rooms, properties.logMiB(), this::stop);
    }

    void begin() {
        rooms.begin();
        warm.begin();
        watch.begin();
    }

    @Override
    public void onChange(Consumer<ResourceId> listener) {
        watch.onChange(listener);
    }

    @Override
    public void open(Room room, SourceTree source) {
        alone(room.id(), () -> {
            if (rooms.of(room.id()).exists()) {
                return;
            }
            long open = rooms.all().stream()
                    .map(RoomFolder::new)
                    .filter(RoomFolder::open)
                    .count();
            if (open >= properties.rooms()) {
                throw new EngineException(
                        EngineErrors.CAPACITY_EXHAUSTED,
                        "all %d rooms of this box are in use".formatted(properties.rooms()));
            }
            var taken = warm.take();
            var unused = rooms.give(taken.room(), room, source);
            waiting.put(room.id(), taken.sandbox());
        });
    }

    @Override
    public void start(ResourceId id, StepOrder order) {
        if (order.memory().bytes() > (long) properties.memoryMiB() << 20) {
            throw new EngineException(
                    EngineErrors.REFUSED,
                    "the step asks for %s of memory; a step of this box has at most %d MiB"
                            .formatted(order.memory(), properties.memoryMiB()));
        }
        alone(id, () -> {
            var room = rooms.of(id);
            if (!room.open()) {
                throw new EngineException(EngineErrors.REFUSED, "the room " + id + " is not open");
            }
            if (!Files.exists(room.step(order.key()))) {
                begin(id, room, order);
            }
        });
    }

    /** From the moment that the folder has the step's name the step is started, whatever happens. */
    private void begin(ResourceId id, RoomFolder room, StepOrder order) {
        var sandbox =
                Optional.ofNullable(waiting.remove(id)).filter(Sandbox::alive).orElseGet(() -> sandbox(room));
        sandbox.awaitReady(room);
        var folder = sandbox.folder(room);
        try {
            RoomFolder.secret(folder.resolve("step").resolve("script"), order.script() + "\n", room.uid());
            RoomFolder.secret(
                    folder.resolve("step").resolve("environment"),
                    RoomFolder.environment(variables(order)),
                    room.uid());
            sandbox.cgroup().limit(order.memory().bytes());
            Files.writeString(folder.resolve("started"), Long.toString(clock.millis()));
            Files.move(folder, room.step(order.key()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw EngineException.unavailable("step " + order.key() + " cannot be started", e);
        }
        sandbox.go(() -> ended(id, room, order.key()));
    }

    private static Map<String, String> variables(StepOrder order) {
        var variables = new HashMap<>(order.environment());
        variables.put(
                "STEP_SERVICES",
                order.services().stream()
                        .map(service -> service.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(" ")));
        return variables;
    }

    /** The next sandbox is made while somebody decides what comes into it. */
    private void ended(ResourceId id, RoomFolder room, String key) {
        try {
            endings.execute(() -> alone(id, () -> {
                watch.ended(room, key);
                if (room.open() && !waiting.containsKey(id)) {
                    waiting.put(id, sandbox(room));
                }
            }));
        } catch (RejectedExecutionException closed) {
            LOG.debug("step {} has ended after the engine; the next engine's watch settles it", key);
        }
    }

    private Sandbox sandbox(RoomFolder room) {
        var name = box.cgroup() + "/step-" + room.path().getFileName() + "-" + room.nextNumber();
        return Sandbox.start(room, rooms.mounts(), new Cgroup(name), properties.processes());
    }

    @Override
    public ObservedRoom observe(ResourceId id) {
        var room = rooms.of(id);
        return room.exists() ? new ObservedRoom(room.open(), room.states()) : ObservedRoom.NONE;
    }

    @Override
    public byte[] log(ResourceId id, String step, long from, int most) {
        return rooms.of(id).log(step, from, most);
    }

    @Override
    public void stop(ResourceId id, String step, String why) {
        var room = rooms.of(id);
        if (room.states().get(step) instanceof StepState.Running) {
            try {
                room.note("steps/" + room.step(step).getFileName() + "/why", why);
            } catch (IOException e) {
                throw EngineException.unavailable("why step " + step + " is ended cannot be written", e);
            }
            watch.kill(room, step);
        }
    }

    @Override
    public void collect(ResourceId id, List<String> globs, FileSink sink) {
        var room = rooms.of(id);
        if (!room.open()) {
            return;
        }
        var matchers = globs.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        try {
            Trees.collect(room.workspace(), matchers, sink);
        } catch (IOException e) {
            throw EngineException.unavailable("the files of room " + id + " cannot be read", e);
        }
    }

    @Override
    public void close(ResourceId id) {
        alone(id, () -> {
            var room = rooms.of(id);
            if (!room.open()) {
                return;
            }
            Optional.ofNullable(waiting.remove(id)).ifPresent(sandbox -> sandbox.dismiss(room));
            room.states().forEach((key, state) -> {
                if (state instanceof StepState.Running) {
                    watch.kill(room, key);
                }
            });
            room.endSandboxes();
            rooms.close(room);
        });
    }

    @Override
    public void delete(ResourceId id) {
        close(id);
        alone(id, () -> rooms.delete(rooms.of(id)));
        locks.remove(id);
    }

    @Override
    public void forgetCaches(ResourceId pipeline) {
        rooms.forgetCaches(pipeline);
    }

    @Override
    public Set<ResourceId> rooms() {
        return rooms.all().stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .flatMap(name -> ResourceId.parse(name).stream())
                .collect(Collectors.toSet());
    }

    /** Steps go on; what waits for one does not. */
    @Override
    public void close() {
        watch.close();
        warm.close();
        endings.close();
        waiting.forEach((id, sandbox) -> sandbox.dismiss(rooms.of(id)));
    }

    private void alone(ResourceId id, Runnable work) {
        var lock = locks.computeIfAbsent(id, any -> new ReentrantLock());
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}

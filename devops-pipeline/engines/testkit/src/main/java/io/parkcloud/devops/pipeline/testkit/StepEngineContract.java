package io.parkcloud.devops.pipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.parkcloud.devops.pipeline.spi.ObservedRoom;
import io.parkcloud.devops.pipeline.spi.Room;
import io.parkcloud.devops.pipeline.spi.SourceTree;
import io.parkcloud.devops.pipeline.spi.StepEngine;
import io.parkcloud.devops.pipeline.spi.StepOrder;
import io.parkcloud.devops.pipeline.spi.StepState;
import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every driver of {@link StepEngine} keeps. The scripts are for bash; a driver that runs none understands {@code echo WORDS},
 * {@code exit N}, {@code sleep N} and {@code cp FROM TO}, one on a line.
 */
public abstract class StepEngineContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final List<ResourceId> opened = new ArrayList<>();
    private int counter;

    /** The engine, the same for all tests of a class. Its rooms are empty when a test begins. */
    protected abstract StepEngine engine();

    /** How many rooms may be open at once. */
    protected abstract int rooms();

    @AfterEach
    void removeRooms() {
        opened.forEach(engine()::delete);
        assertThat(engine().rooms()).isEmpty();
    }

    @Test
    void aStepRunsAndTellsHowItEnded() {
        var room = open(Map.of("hello.txt", "你好"));
        engine().start(room, order("build/one", "echo 第一步\necho done"));
        assertThat(ended(room, "build/one").code()).isZero();
        assertThat(log(room, "build/one")).isEqualTo("第一步\ndone\n");

        engine().start(room, order("build/two", "echo wrong\nexit 7"));
        assertThat(ended(room, "build/two").code()).isEqualTo(7);
        assertThat(engine().observe(room).steps()).containsOnlyKeys("build/one", "build/two");
    }

    @Test
    void aStepIsStartedOnceOnly() {
        var room = open(Map.of());
        var once = order("build/one", "echo once");
        engine().start(room, once);
        ended(room, "build/one");
        engine().start(room, once);
        engine().start(room, order("build/one", "echo another"));
        assertThat(log(room, "build/one")).isEqualTo("once\n");
    }

    @Test
    void aLogIsReadInPartsThatEndWhereCharactersDo() {
        var room = open(Map.of());
        engine().start(room, order("build/one", "echo 一二三"));
        ended(room, "build/one");
        var text = new StringBuilder();
        long from = 0;
        for (var part = engine().log(room, "build/one", from, 4);
                part.length > 0;
                part = engine().log(room, "build/one", from, 4)) {
            text.append(new String(part, StandardCharsets.UTF_8));
            from += part.length;
        }
        assertThat(text).hasToString("一二三\n");
        assertThat(engine().log(room, "build/none", 0, 10)).isEmpty();
    }

    @Test
    void stepsShareAWorkspaceThatBeginsWithTheSource() {
        var room = open(Map.of("hello.txt", "hello", "folder/deep.txt", "deep"));
        engine().start(room, order("build/one", "cp folder/deep.txt copy.txt"));
        assertThat(ended(room, "build/one").code()).isZero();
        engine().start(room, order("build/two", "cp copy.txt again.txt"));
        assertThat(ended(room, "build/two").code()).isZero();

        var taken = new TreeMap<String, String>();
        engine().collect(
                        room,
                        List.of("*.txt"),
                        (path, content) -> taken.put(path, new String(content.readAllBytes(), StandardCharsets.UTF_8)));
        assertThat(taken)
                .containsExactlyEntriesOf(
                        new TreeMap<>(Map.of("again.txt", "deep", "copy.txt", "deep", "hello.txt", "hello")));
    }

    @Test
    void aStepCanBeEndedBeforeItsTime() {
        var room = open(Map.of());
        engine().start(room, order("build/long", "echo begun\nsleep 600"));
        await().atMost(PATIENCE).until(() -> log(room, "build/long").equals("begun\n"));
        assertThat(engine().observe(room).steps().get("build/long")).isInstanceOf(StepState.Running.class);

        engine().stop(room, "build/long", "somebody said so");
        var ended = ended(room, "build/long");
        assertThat(ended.code()).isNotZero();
        assertThat(ended.reason()).contains("somebody said so");
        engine().stop(room, "build/long", "again");
        engine().stop(room, "build/none", "never begun");
        assertThat(ended(room, "build/long").reason()).contains("somebody said so");
    }

    @Test
    void aClosedRoomKeepsWhatItsStepsSaid() {
        var room = open(Map.of());
        engine().start(room, order("build/one", "echo words"));
        ended(room, "build/one");
        engine().start(room, order("build/long", "sleep 600"));
        engine().close(room);
        engine().close(room);

        var seen = engine().observe(room);
        assertThat(seen.open()).isFalse();
        assertThat(seen.steps().get("build/long")).isInstanceOf(StepState.Ended.class);
        assertThat(log(room, "build/one")).isEqualTo("words\n");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> engine().start(room, order("build/late", "echo late")))
                .matches(e -> e.code().equals(EngineErrors.REFUSED));
        engine().open(new Room(room, room, room, List.of()), tree(Map.of()));
        assertThat(engine().observe(room).open()).isFalse();
    }

    @Test
    void aDeletedRoomLeavesNothing() {
        var room = open(Map.of("hello.txt", "hello"));
        engine().start(room, order("build/long", "sleep 600"));
        engine().delete(room);
        engine().delete(room);
        assertThat(engine().observe(room)).isEqualTo(ObservedRoom.NONE);
        assertThat(engine().log(room, "build/long", 0, 10)).isEmpty();
        assertThat(engine().rooms()).isEmpty();
    }

    @Test
    void noMoreRoomsThanThereMayBe() {
        for (int i = 0; i < rooms(); i++) {
            open(Map.of());
        }
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> open(Map.of()))
                .matches(e -> e.code().equals(EngineErrors.CAPACITY_EXHAUSTED));
        engine().close(opened.getFirst());
        open(Map.of());
    }

    @Test
    void theEndOfAStepIsTold() {
        var heard = new CopyOnWriteArrayList<ResourceId>();
        engine().onChange(heard::add);
        var room = open(Map.of());
        engine().start(room, order("build/one", "echo quick"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(heard).contains(room));
        assertThat(engine().observe(room).steps().get("build/one")).isInstanceOf(StepState.Ended.class);
    }

    @Test
    void cachesAreKeptFromRoomToRoom() {
        var pipeline = next();
        var first = open(pipeline, List.of("kept"), Map.of("hello.txt", "hello"));
        engine().start(first, order("build/one", "cp hello.txt /cache/kept/hello.txt"));
        assertThat(ended(first, "build/one").code()).isZero();
        engine().close(first);

        var second = open(pipeline, List.of("kept"), Map.of());
        engine().start(second, order("build/one", "cp /cache/kept/hello.txt back.txt"));
        assertThat(ended(second, "build/one").code()).isZero();
        engine().close(second);
        engine().forgetCaches(pipeline);

        var third = open(pipeline, List.of("kept"), Map.of());
        engine().start(third, order("build/one", "cp /cache/kept/hello.txt back.txt"));
        assertThat(ended(third, "build/one").code()).isNotZero();
        engine().close(third);
        engine().forgetCaches(pipeline);
    }

    /** An ordinary step. */
    protected static StepOrder order(String key, String script) {
        return new StepOrder(key, script, Map.of(), Set.of(), ByteSize.ofMiB(256));
    }

    /** A new room whose run has the same id. */
    protected ResourceId open(Map<String, String> files) {
        return open(next(), List.of(), files);
    }

    private ResourceId open(ResourceId pipeline, List<String> caches, Map<String, String> files) {
        var id = next();
        opened.add(id);
        engine().open(new Room(id, id, pipeline, caches), tree(files));
        return id;
    }

    private ResourceId next() {
        return ResourceId.PLATFORM.derive(getClass().getName() + ++counter + System.nanoTime());
    }

    private static SourceTree tree(Map<String, String> files) {
        return visitor -> {
            for (var file : files.entrySet()) {
                visitor.file(
                        file.getKey(),
                        false,
                        new ByteArrayInputStream(file.getValue().getBytes(StandardCharsets.UTF_8)));
            }
        };
    }

    /** Waits for the end of a step. */
    protected StepState.Ended ended(ResourceId room, String step) {
        return (StepState.Ended) await().atMost(PATIENCE)
                .until(() -> engine().observe(room).steps().get(step), StepState.Ended.class::isInstance);
    }

    /** All that a step has written so far. */
    protected String log(ResourceId room, String step) {
        return new String(engine().log(room, step, 0, 1 << 20), StandardCharsets.UTF_8);
    }
}

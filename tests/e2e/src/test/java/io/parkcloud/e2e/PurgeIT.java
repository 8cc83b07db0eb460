package io.parkcloud.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/** Last of all: what was started goes, and nothing of it is left on the machine. */
@Order(100)
@ExtendWith(DemoExtension.class)
@DisabledIfEnvironmentVariable(named = "E2E_KEEP", matches = ".+")
final class PurgeIT {

    private final Demo demo;

    PurgeIT(Demo demo) {
        this.demo = demo;
    }

    @Test
    void nothingIsLeft() {
        var box = demo.box();
        var installation = box.installation();
        assertThat(Traces.of(box, installation).none())
                .as("there is something to remove")
                .isFalse();

        box.parkcloud("down", "--purge").must();

        var left = Traces.of(box, installation);
        assertThat(left.none()).as("%s", left).isTrue();
        assertThat(box.home()).doesNotExist();
        assertThat(Path.of("/run/parkcloud-" + installation)).doesNotExist();
        assertThat(names(Path.of("/var/lib"), installation)).isEmpty();
        assertThat(names(Objects.requireNonNull(box.home().getParent()), "home"))
                .isEmpty();
        var mounts = Box.lines(Path.of("/proc/self/mountinfo"));
        assertThat(mounts).noneMatch(line -> line.contains(installation));
        assertThat(box.parkcloud("down", "--purge").must().err()).contains("nothing to remove");
    }

    private static List<String> names(Path folder, String part) {
        try (var files = Files.list(folder)) {
            return files.map(Path::toString).filter(name -> name.contains(part)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

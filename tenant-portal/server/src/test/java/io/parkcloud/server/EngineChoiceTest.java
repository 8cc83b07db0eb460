package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parkcloud.server.EngineChoice.WrongChoiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** An engine that is not there stops the start at once, and the operator hears which ones are. */
class EngineChoiceTest {

    private static final List<String> RIGHT = List.of(
            "--parkcloud.network.engine=simulated",
            "--parkcloud.compute.engine=simulated",
            "--parkcloud.compute.images.engine=simulated",
            "--parkcloud.storage.engine=simulated",
            "--parkcloud.workloads.engine=simulated",
            "--parkcloud.registry.engine=simulated",
            "--parkcloud.steps.engine=simulated");

    @Test
    void everyPortOffersItsDrivers() {
        var found = EngineChoice.found(EngineChoiceTest.class.getClassLoader());
        assertThat(found)
                .containsOnlyKeys(
                        "parkcloud.network.engine",
                        "parkcloud.compute.engine",
                        "parkcloud.compute.images.engine",
                        "parkcloud.storage.engine",
                        "parkcloud.workloads.engine",
                        "parkcloud.registry.engine",
                        "parkcloud.steps.engine");
        assertThat(found.get("parkcloud.network.engine")).containsExactly("ovn", "simulated");
        assertThat(found.get("parkcloud.workloads.engine")).containsExactly("kubernetes", "sandbox", "simulated");
        assertThat(found.get("parkcloud.registry.engine")).containsExactly("distribution", "simulated");
        assertThat(found.get("parkcloud.steps.engine")).containsExactly("sandbox", "simulated");
    }

    @Test
    void anUnknownNameStopsTheStart() {
        var why = start("parkcloud.storage.engine", "tape");
        assertThat(why.getDescription()).contains("\"tape\"").contains("parkcloud.storage.engine");
        assertThat(why.getAction()).contains("local, simulated");
    }

    @Test
    void aMissingNameStopsTheStart() {
        var why = start("parkcloud.compute.engine", "");
        assertThat(why.getDescription()).isEqualTo("No engine was chosen by parkcloud.compute.engine.");
        assertThat(why.getAction()).contains("libvirt, simulated");
    }

    /** With an address that nobody answers at: the choice is looked at before anything is opened. */
    private static org.springframework.boot.diagnostics.FailureAnalysis start(String property, String name) {
        var arguments = new ArrayList<>(RIGHT);
        arguments.removeIf(argument -> argument.startsWith("--" + property + "="));
        arguments.add("--" + property + "=" + name);
        arguments.add("--parkcloud.server.database.url=jdbc:mysql://127.0.0.1:1/none");
        arguments.add("--server.port=0");
        var failure = catchThrowable(() -> new SpringApplicationBuilder(ParkcloudApplication.class)
                .run(arguments.toArray(String[]::new))
                .close());
        var analysis = new EngineChoiceAnalyzer().analyze(failure);
        assertThat(failure).isInstanceOf(WrongChoiceException.class);
        return Objects.requireNonNull(analysis);
    }
}

package io.parkcloud.devops.pipeline.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.devops.pipeline.PipelineErrors;
import io.parkcloud.devops.pipeline.spi.StepService;
import io.parkcloud.kernel.PlatformException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pipeline's file may say, and where it is told to be wrong. */
class DefinitionReaderTest {

    private static final String ONE = "stages:\n- name: build\n  steps:\n  - name: one\n    run: echo\n";

    @Test
    void allThatCanBeSaid() {
        var read = DefinitionReader.read("p.yaml", """
                cache: [maven]
                stages:
                  - name: build
                    branches: [main, release-*]
                    steps:
                      - name: package
                        run: |
                          mvn package
                        services: [mysql]
                        env: {A: 1}
                        secrets: [KEY]
                        reports: ["**/*.xml"]
                        artifacts: ["target/*.jar"]
                        memoryMiB: 512
                        timeout: 90s
                      - {name: tidy, run: "true", always: true}
                  - name: release
                    approval: true
                    steps: [{name: out, run: ./deploy}]
                """);
        var step = read.step("build/package").orElseThrow();
        assertThat(step.run()).isEqualTo("mvn package\n");
        assertThat(step.services()).containsExactly(StepService.MYSQL);
        assertThat(step.environment()).containsEntry("A", "1");
        assertThat(step.memoryMiB()).isEqualTo(512);
        assertThat(step.timeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(read.secrets()).containsExactly("KEY");
        assertThat(read.keys()).containsExactly("build/package", "build/tidy", "release/out");
        assertThat(read.stages().getFirst().runsFor("release-1")).isTrue();
        assertThat(read.stages().getFirst().runsFor("topic")).isFalse();
        assertThat(read.stages().getLast().runsFor("topic")).isTrue();
        assertThat(read.stages().getLast().approval()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run: echo              | runs: echo                   | :5:
            run: echo              | run: ''                      | needs a text "run"
            name: one              | name: One                    | lower-case
            name: build            | title: build                 | :2:
            run: echo              | {run: echo, memoryMiB: 8}    | :
            run: echo              | "run: echo\\n    memoryMiB: 8"  | memoryMiB: must be a number from 64
            run: echo              | "run: echo\\n    timeout: 7d"   | must be a time such as 90s
            run: echo              | "run: echo\\n    services: [oracle]" | there is no service "oracle"
            run: echo              | "run: echo\\n    reports: [../x]" | inside the workspace
            run: echo              | "run: echo\\n    secrets: [a-b]" | digits and underscores
            """)
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String said) {
        var text = ONE.replace(
                good.strip(),
                bad.strip().replace("\"run", "run").replaceAll("\"$", "").replace("\\n", "\n"));
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> DefinitionReader.read("p.yaml", text))
                .matches(e -> e.code().equals(PipelineErrors.FILE_INVALID))
                .withMessageContaining(said.strip())
                .withMessageContaining("p.yaml:");
    }

    @Test
    void namesAreThereOnce() {
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> DefinitionReader.read("p.yaml", ONE + "  - name: one\n    run: echo\n"))
                .withMessageContaining("p.yaml:6:11 /stages/0/steps/1/name: \"one\" stands here a second time");
    }
}

package io.parkcloud.hall.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes are a promise to programs: the list in error-codes.txt only grows. */
final class ProblemCodesTest {

    @Test
    void everyCodeIsListedAndNoneIsGone() throws IOException {
        var listed = Files.readAllLines(Path.of("src/test/resources/error-codes.txt"));
        assertThat(Arrays.stream(Problem.values()).map(p -> p.code() + " " + p.status()))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages.properties", "/messages_en.properties"})
    void everyCodeCanBeTold(String bundle) throws IOException {
        var messages = new Properties();
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream(bundle))) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        assertThat(Arrays.stream(Problem.values()).map(p -> "failure." + p.code()))
                .allMatch(messages::containsKey);
    }
}

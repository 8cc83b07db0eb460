package io.parkcloud.hall.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What a form may say before people meet it. */
final class SchemaCheckTest {
    private static final JsonMapper JSON = new JsonMapper();

    static List<Path> items() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/items"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("items")
    void aFormThatIsOfferedCanBePublishedAgain(Path file) throws IOException {
        var item = JSON.readTree(Files.readString(file));

        var problems = new SchemaCheck(JSON)
                .check(
                        item.path("schema").toPrettyString(),
                        item.path("applicantPointer").asString());

        assertThat(problems).isEmpty();
    }
}

package io.parkcloud.hall.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What a form may say before people meet it. */
final class SchemaCheckTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @MethodSource("io.parkcloud.hall.item.ShippedItemsTest#items")
    void aFormThatIsOfferedCanBePublishedAgain(Path file) throws IOException {
        var item = JSON.readTree(Files.readString(file));

        var problems = new SchemaCheck(JSON)
                .check(
                        item.path("schema").toPrettyString(),
                        item.path("applicantPointer").asString());

        assertThat(problems).isEmpty();
    }
}

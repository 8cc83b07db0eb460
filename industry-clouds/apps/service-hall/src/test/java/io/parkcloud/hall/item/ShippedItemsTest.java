package io.parkcloud.hall.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.hall.form.FormField;
import io.parkcloud.hall.form.FormSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Every item planted into a new hall reads well and is complete. */
final class ShippedItemsTest {

    static List<Path> items() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/items"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("items")
    void isComplete(Path file) throws IOException {
        var item = new JsonMapper().readValue(Files.readString(file), ServiceItem.class);
        assertThat(item.code()).startsWith(item.departmentCode()).hasSize(31);
        assertThat(item.promisedDays()).isBetween(1, item.legalDays());
        assertThat(item.basis().zh()).isNotBlank();
        assertThat(item.documents()).isNotEmpty();

        var pointers = new HashSet<String>();
        for (var field : FormSchema.of(item.schema()).fields()) {
            assertThat(pointers.add(field.pointer())).isTrue();
            assertThat(field.title().zh()).as(field.pointer()).isNotBlank();
            assertThat(field.title().en()).as(field.pointer()).isNotBlank();
            if (field.input() == FormField.Input.CHOICE) {
                assertThat(field.choices())
                        .allSatisfy(choice -> assertThat(choice.label().zh()).isNotEqualTo(choice.value()));
            }
        }
        assertThat(pointers).contains(item.applicantPointer());
    }
}

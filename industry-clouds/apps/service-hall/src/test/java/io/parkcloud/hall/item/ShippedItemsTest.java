package io.parkcloud.hall.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.parkcloud.hall.form.FormField;
import io.parkcloud.hall.form.FormSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
        assertThat(new ItemCode(item.code()).kind()).isEqualTo(item.kind().zh());
        assertThat(item.lifeEvents()).isNotEmpty();
        assertThat(item.questions()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(question -> {
            assertThat(question.question().zh()).endsWith("？");
            assertThat(question.answer().en()).isNotBlank();
        });

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

    @ParameterizedTest
    @MethodSource("items")
    void everythingThatAnAdministratorMayChangeHasALabelInBothLanguages(Path file) throws IOException {
        var json = new JsonMapper();
        var tree = (ObjectNode) json.readTree(Files.readString(file));
        for (var language : List.of("messages.properties", "messages_en.properties")) {
            var words = Files.readString(Path.of("src/main/resources", language));
            assertThat(ItemTexts.of(tree))
                    .extracting(field -> new EditableItem.Field(field.pointer(), field.value(), field.number()).label())
                    .allSatisfy(label -> assertThat(words).contains("\n" + label + "="));
        }
    }

    @Test
    void thereAreTwelveOfFourDepartmentsAndMoreAndEveryEventLeadsToOne() throws IOException {
        var all = new ArrayList<ServiceItem>();
        for (var file : items()) {
            all.add(new JsonMapper().readValue(Files.readString(file), ServiceItem.class));
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(12);
        assertThat(all.stream().map(ServiceItem::departmentCode).distinct()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(all.stream().map(ServiceItem::code)).doesNotHaveDuplicates();
        assertThat(all.stream().map(ServiceItem::order)).doesNotHaveDuplicates();
        for (var event : LifeEvent.values()) {
            assertThat(all).as(event.id()).anyMatch(item -> item.isFor(event));
        }
        assertThat(all.stream().filter(item -> FormSchema.of(item.schema()).fields().stream()
                        .anyMatch(FormField::conditional)))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11330100MB1A01119G333201100700", // a character short
                "11330100MB1A0111903332011007000", // the credit code's check digit
                "11330100MB1A01119G9332011007000", // no such level
                "11330100MB1A01119G3339911007000", // no such kind of power
                "11330100MB1A01119G333201100700X"
            })
    void aCodeOfAnotherStructureIsRefused(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ItemCode(code))
                .withMessageContaining(code.substring(0, 18));
    }
}

package io.parkcloud.hall.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.hall.form.FormCheck;
import io.parkcloud.hall.form.FormField;
import io.parkcloud.hall.form.FormSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shipped bundle, made of the shipped items. */
final class BundleFormTest {
    private static final JsonMapper JSON = new JsonMapper();

    private Bundle bundle;
    private FormCheck check;

    @BeforeEach
    void compose() throws IOException {
        try (var context = new AnnotationConfigApplicationContext(FormCheck.class)) {
            check = context.getBean(FormCheck.class);
        }
        var definition = JSON.readValue(
                Files.readString(Path.of("src/main/resources/bundles/open-guesthouse.json")), BundleDefinition.class);
        var items = new ArrayList<ServiceItem>();
        for (var name :
                new String[] {"self-employed-registration", "food-business-licence", "public-place-hygiene-licence"}) {
            items.add(JSON.readValue(
                    Files.readString(Path.of("src/main/resources/items/" + name + ".json")), ServiceItem.class));
        }
        assertThat(definition.members().stream().map(BundleDefinition.Member::item))
                .containsExactlyElementsOf(items.stream().map(ServiceItem::code).toList());
        bundle = BundleForm.compose(definition, items, check);
    }

    @Test
    void whatItemsShareIsAskedOnceAndWhatIsClearNotAtAll() {
        var fields = FormSchema.of(bundle.schema()).fields();
        assertThat(fields.stream().map(FormField::meaning).filter(meaning -> !meaning.isEmpty()))
                .doesNotHaveDuplicates()
                .contains("person.name", "business.address", "business.area");
        assertThat(fields.stream().map(FormField::pointer))
                .contains("/m1-business/seats", "/m2-place/rooms", "/m2-place/airTest")
                .doesNotContain(
                        "/m1-business/registered",
                        "/m1-business/category",
                        "/m1-business/creditCode",
                        "/m1-business/diners",
                        "/m2-place/kind",
                        "/m2-place/poolArea",
                        "/m2-place/area");
        assertThat(bundle.documents().stream().map(RequiredDocument::key))
                .contains("m1-layout", "m2-layout")
                .doesNotContain("m1-business-licence");
    }

    @Test
    void theOneFormGivesEachItemAWholeOne() {
        var whole = (ObjectNode) JSON.readTree("""
                {"m0-applicant": {"name": "孙二娘", "idNumber": "11010519491231002X", "mobile": "13800138000"},
                 "m0-business": {"tradeName": "明城市十字坡客栈", "form": "family", "familyMembers": "张青", "scope": "住宿",
                                 "address": "明城市十字坡一号", "staff": 5},
                 "m1-business": {"floorArea": 120, "openingDate": "2027-01-01", "coldFood": false, "seats": 40,
                                 "delivery": false},
                 "m2-place": {"centralAir": false, "rooms": 12, "linen": "self"}}
                """);
        assertThat(check.check(bundle.schema(), whole)).isEmpty();
        for (int member = 0; member < 3; member++) {
            assertThat(check.check(bundle.items().get(member).schema(), bundle.formOf(member, whole)))
                    .as(bundle.items().get(member).name().zh())
                    .isEmpty();
        }
        assertThat(FormSchema.shown(bundle.formOf(2, whole), "/place/area")).isEqualTo("120");
    }

    @Test
    void problemsOfAnItemAreShownWhereTheOneFormAsks() {
        assertThat(bundle.pointerOf(2, "/place/name")).isEqualTo("/m0-business/tradeName");
        assertThat(bundle.pointerOf(2, "/place/rooms")).isEqualTo("/m2-place/rooms");
        assertThat(bundle.pointerOf(1, "/documents/layout")).isEqualTo("/documents/m1-layout");
    }
}

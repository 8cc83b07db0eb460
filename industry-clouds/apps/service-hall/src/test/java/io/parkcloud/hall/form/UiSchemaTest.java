package io.parkcloud.hall.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class UiSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNode SCHEMA = JSON.readTree("""
            {"type": "object", "properties": {"shop": {"type": "object", "title": "店铺", "x-title-en": "Shop",
              "properties": {"kind": {"title": "类别", "x-title-en": "Kind", "enum": ["food", "books"],
                                      "x-labels": {"food": {"zh": "餐饮", "en": "Food"}, "books": {"zh": "图书", "en": "Books"}}},
                             "about": {"title": "说明", "type": "string", "x-multiline": true, "x-hint": {"zh": "一百字以内", "en": ""}}},
              "if": {"properties": {"kind": {"const": "food"}}, "required": ["kind"]},
              "then": {"properties": {"seats": {"title": "座位", "x-title-en": "Seats", "type": "integer"}}}}}}
            """);

    @Test
    void labelsAreInTheReadersLanguage() {
        assertThat(ui(Locale.SIMPLIFIED_CHINESE).at("/ui:title").asString()).isEqualTo("店铺");
        assertThat(ui(Locale.SIMPLIFIED_CHINESE).at("/kind/ui:enumNames").toString())
                .isEqualTo("[\"餐饮\",\"图书\"]");
        assertThat(ui(Locale.ENGLISH).at("/kind/ui:enumNames").toString()).isEqualTo("[\"Food\",\"Books\"]");
        assertThat(ui(Locale.ENGLISH).at("/seats/ui:title").asString()).isEqualTo("Seats");
    }

    @Test
    void whatIsOnlyChineseIsShownInChinese() {
        assertThat(ui(Locale.ENGLISH).at("/about/ui:title").asString()).isEqualTo("说明");
        assertThat(ui(Locale.ENGLISH).at("/about/ui:help").asString()).isEqualTo("一百字以内");
    }

    @Test
    void aQuestionFollowsTheOneItDependsOn() {
        assertThat(ui(Locale.ENGLISH).at("/ui:order").toString()).isEqualTo("[\"kind\",\"seats\",\"about\",\"*\"]");
    }

    @Test
    void longTextsHaveRoom() {
        assertThat(ui(Locale.ENGLISH).at("/about/ui:widget").asString()).isEqualTo("textarea");
        assertThat(ui(Locale.ENGLISH).at("/kind").has("ui:widget")).isFalse();
    }

    private static JsonNode ui(Locale locale) {
        return UiSchema.of(FormSchema.of(SCHEMA).sections(), locale).path("shop");
    }
}

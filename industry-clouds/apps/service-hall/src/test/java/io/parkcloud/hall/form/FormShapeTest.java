package io.parkcloud.hall.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class FormShapeTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final FormCheck check = new FormCheck();
    private final FormShape shape = new FormShape(check);
    private final JsonNode schema = JSON.readTree("""
            {"type": "object", "required": ["shop"], "properties": {"shop": {"type": "object", "required": ["kind"],
              "unevaluatedProperties": false,
              "properties": {"kind": {"title": "k", "enum": ["food", "books"]}, "site": {"title": "s", "type": "string"},
                             "name": {"title": "n", "type": "string"}},
              "allOf": [{"if": {"properties": {"kind": {"const": "food"}}, "required": ["kind"]},
                         "then": {"properties": {"seats": {"title": "z", "type": "integer"}}, "required": ["seats"]},
                         "else": {"properties": {"shelves": {"title": "r", "type": "integer"}}}},
                        {"if": {"properties": {"seats": {"minimum": 50}}, "required": ["seats"]},
                         "then": {"properties": {"exits": {"title": "e", "type": "integer"}}}}],
              "dependentSchemas": {"site": {"properties": {"filing": {"title": "f", "type": "string"}}}}}}}
            """);

    @Test
    void answersDecideWhatIsShown() {
        assertThat(shape.shown(schema, form("{\"shop\": {\"kind\": \"food\"}}")))
                .containsExactly("/shop/kind", "/shop/site", "/shop/name", "/shop/seats");
        assertThat(shape.shown(schema, form("{\"shop\": {\"kind\": \"books\", \"site\": \"x\"}}")))
                .contains("/shop/shelves", "/shop/filing")
                .doesNotContain("/shop/seats");
        assertThat(shape.shown(schema, form("{}"))).contains("/shop/shelves").doesNotContain("/shop/filing");
    }

    @Test
    void conditionalFieldsFollowTheFieldTheyDependOn() {
        assertThat(FormSchema.of(schema).fields().stream().map(FormField::pointer))
                .containsExactly(
                        "/shop/kind",
                        "/shop/seats",
                        "/shop/shelves",
                        "/shop/exits",
                        "/shop/site",
                        "/shop/filing",
                        "/shop/name");
    }

    @Test
    void valuesOfHiddenFieldsGoAndWhatHungOnThemToo() {
        var pruned = shape.prune(
                schema,
                form(
                        "{\"shop\": {\"kind\": \"books\", \"seats\": 80, \"exits\": 2, \"filing\": \"x\", \"name\": \"n\"}}"));
        assertThat(pruned).isEqualTo(form("{\"shop\": {\"kind\": \"books\", \"name\": \"n\"}}"));
        assertThat(check.check(schema, pruned)).isEmpty();
    }

    @Test
    void theCheckAsksForTheSameAndRefusesWhatIsNotAsked() {
        assertThat(check.check(schema, form("{\"shop\": {\"kind\": \"food\"}}")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/shop/seats"));
        assertThat(check.check(schema, form("{\"shop\": {\"kind\": \"books\", \"seats\": 8}}")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer() + " " + problem.code())
                        .isEqualTo("/shop/seats form.unevaluatedProperties"));
    }

    private static ObjectNode form(String text) {
        return (ObjectNode) JSON.readTree(text);
    }
}

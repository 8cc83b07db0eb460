package io.parkcloud.hall.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.parkcloud.hall.problem.FieldProblem;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FormCheckTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final FormCheck check = new FormCheck();
    private final JsonNode schema = JSON.readTree("""
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["who"],
             "additionalProperties": false,
             "properties": {"who": {"type": "object", "title": "申请人", "required": ["name", "born"], "additionalProperties": false,
               "properties": {
                 "name": {"type": "string", "title": "姓名", "x-title-en": "Name", "minLength": 2, "maxLength": 5, "pattern": "^[^ ]+$"},
                 "born": {"type": "string", "title": "出生日期", "format": "date"},
                 "kind": {"type": "string", "enum": ["a", "b"], "x-labels": {"a": {"zh": "甲", "en": "A"}}},
                 "age": {"type": "integer", "minimum": 16, "maximum": 120},
                 "area": {"type": "number", "minimum": 0.5},
                 "agreed": {"type": "boolean"},
                 "id": {"type": "string", "format": "cn-resident-id"}}}}}
            """);

    @Test
    void aRightFormHasNoProblems() {
        assertThat(check("""
                {"who": {"name": "王建国", "born": "1949-12-31", "kind": "a", "age": 77, "area": 1.5, "agreed": true,
                         "id": "11010519491231002X"}}""")).isEmpty();
    }

    @Test
    void everyMistakeIsFoundAtItsField() {
        var problems = check("""
                {"who": {"name": "王", "born": "1949-02-30", "kind": "c", "age": 15, "area": 0.4, "agreed": "yes",
                         "id": "110105194912310021", "more": 1}}""");
        assertThat(problems)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "/who/name", "form.minLength",
                        "/who/born", "form.format",
                        "/who/kind", "form.enum",
                        "/who/age", "form.minimum",
                        "/who/area", "form.minimum",
                        "/who/agreed", "form.type",
                        "/who/id", "form.format",
                        "/who/more", "form.additionalProperties"));
    }

    @Test
    void limitsAreNamedInTheProblem() {
        assertThat(raw("{\"who\": {\"name\": \"王建国国国国\", \"born\": \"1949-12-31\", \"age\": 121}}"))
                .contains(
                        FieldProblem.at("/who/name", "form.maxLength", "5"),
                        FieldProblem.at("/who/age", "form.maximum", "120"));
    }

    @Test
    void whatIsMissingIsReportedWhereItBelongs() {
        assertThat(check("{\"who\": {\"name\": \"王建国\"}}")).containsExactly(Map.entry("/who/born", "form.required"));
        assertThat(check("{}")).containsExactly(Map.entry("/who", "form.required"));
    }

    @Test
    void aBrowsersTextIsTypedBySchema() {
        var form = FormSchema.of(schema)
                .read(Map.of(
                        "f/who/name", new String[] {" 王建国 "},
                        "f/who/born", new String[] {""},
                        "f/who/age", new String[] {"77"},
                        "f/who/area", new String[] {"1.50"},
                        "f/who/agreed", new String[] {"true"},
                        "unrelated", new String[] {"x"}));
        assertThat(form.toString()).isEqualTo("{\"who\":{\"name\":\"王建国\",\"age\":77,\"area\":1.50,\"agreed\":true}}");
    }

    @Test
    void textWhereANumberBelongsIsAProblemAndNotAnException() {
        var form = FormSchema.of(schema)
                .read(Map.of("f/who/age", new String[] {"many"}, "f/who/area", new String[] {"1e999"}));
        assertThat(check.check(schema, form))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .contains(tuple("/who/age", "form.type"), tuple("/who/area", "form.type"));
    }

    private Map<String, String> check(String form) {
        return raw(form).stream().collect(Collectors.toMap(FieldProblem::pointer, FieldProblem::code));
    }

    private List<FieldProblem> raw(String form) {
        return check.check(schema, JSON.readTree(form));
    }
}

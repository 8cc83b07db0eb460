package io.parkcloud.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.testkit.Widget;
import io.parkcloud.kernel.PlatformException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateReaderTest {

    static final String GOOD = """
            template:
              name: tower
              version: 1.0.0
              category: test
              title: {zh: 塔, en: Tower}
              description: {zh: 一座塔, en: A tower}
            parameters:
              type: object
              properties:
                size: {type: integer, minimum: 1, maximum: 9, default: 2}
            resources:
              top:
                kind: Widget
                spec: {size: "${parameters.size}", leansOn: "${resources.base.id}"}
              base:
                kind: Widget
                title: {zh: 底座, en: Base}
                spec: {size: 1}
              lamp:
                kind: Widget
                spec: {size: "${resources.top.observed.size}"}
            outputs:
              height: ${resources.top.observed.size} of ${stack.name}
            readiness:
              answers:
                title: {zh: 有应答, en: It answers}
                url: http://${resources.top.observed.size}/${stack.name}
            """;

    private final TemplateReader reader = new TemplateReader(new KindRegistry(List.<Kind<?, ?>>of(new Widget())));

    @Test
    void partsAreOrderedByWhatTheyNeed() {
        var template = reader.read("t.yaml", GOOD);
        assertThat(template.parts()).extracting(Template.Part::name).containsExactly("base", "top", "lamp");
        assertThat(template.part("top").exists()).containsExactly("base");
        assertThat(template.part("lamp").ready()).containsExactly("top");
        assertThat(template.part("base").title()).containsEntry("zh", "底座");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: Widget\\n    title: {zh: 底座, en: Base} | kind: Gadget | t.yaml:16 | no kind \"Gadget\"",
                "${resources.base.id} | ${resources.cellar.id} | /resources/top/spec/leansOn | names nothing",
                "${parameters.size} | ${parameters.weight} | /resources/top/spec/size | names nothing",
                "spec: {size: 1} | spec: {size: '${resources.lamp.observed.size}'} | /resources/ | circle",
                "category: test | category: test\\n  colour: red | t.yaml:5 | unknown field",
                "http://${resources.top.observed.size}/ | http://example.org/ | t.yaml:27 | must begin with",
                "http://${resources.top.observed.size}/ | http://${resources.top.spec.size}/ | t.yaml:27 | must begin with",
                "http://${resources.top.observed.size}/ | http://${resources.top.observed.size}.example.org/ | t.yaml:27 | must begin with",
                "http://${resources.top.observed.size}/ | http://${resources.top.observed.size}:x@example.org/ | t.yaml:27 | must begin with",
                "http://${resources.top. | http://${resources.roof. | /readiness/answers/url | names nothing",
                "version: 1.0.0 | name: twice | t.yaml:3 | second time"
            })
    void whatIsWrongIsNamedByLineAndPath(String part, String instead, String place, String reason) {
        var text = GOOD.replace(part.replace("\\n", "\n"), instead.replace("\\n", "\n"));
        assertThat(text).isNotEqualTo(GOOD);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> reader.read("t.yaml", text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(BlueprintErrors.TEMPLATE_INVALID))
                .withMessageContaining(place)
                .withMessageContaining(reason);
    }
}

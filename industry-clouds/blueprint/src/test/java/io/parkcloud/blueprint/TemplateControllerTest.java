package io.parkcloud.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.blueprint.TemplateController.PartView;
import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.kind.KindRegistry;
import io.parkcloud.control.testkit.Widget;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people who choose a template are told of it. */
final class TemplateControllerTest {

    private final TemplateReader reader = new TemplateReader(new KindRegistry(List.<Kind<?, ?>>of(new Widget())));

    @Test
    void everyPartSaysWhatItNeeds() {
        var view = TemplateController.view(reader.read("t.yaml", TemplateReaderTest.GOOD));
        assertThat(view.resources()).extracting(PartView::name).containsExactly("base", "top", "lamp");
        assertThat(view.resources())
                .extracting(PartView::after)
                .containsExactly(List.of(), List.of("base"), List.of("top"));
    }
}

package io.parkcloud.hall.item;

import io.parkcloud.hall.text.LocalText;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a citizen can apply for with one form. */
public interface Offer {

    /** Stable code. */
    String code();

    /** Where its pages are. */
    String path();

    /** Name. */
    LocalText name();

    /** Documents to hand in. */
    List<RequiredDocument> documents();

    /** JSON Schema of the form. */
    ObjectNode schema();
}

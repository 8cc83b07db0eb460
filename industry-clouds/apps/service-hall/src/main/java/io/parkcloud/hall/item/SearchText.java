package io.parkcloud.hall.item;

import io.parkcloud.hall.text.LocalText;
import java.util.ArrayList;
import java.util.List;

/** What a search for an item looks at: names, summary, department, who may apply, and what people ask. */
public final class SearchText {

    private SearchText() {}

    public static String of(ServiceItem item) {
        var texts = new ArrayList<>(List.of(item.name(), item.summary(), item.department(), item.audience()));
        item.questions().forEach(question -> texts.add(question.question()));
        return String.join(" ", texts.stream().map(SearchText::both).toList()) + " " + item.code();
    }

    private static String both(LocalText text) {
        return text.zh() + " " + text.en();
    }
}

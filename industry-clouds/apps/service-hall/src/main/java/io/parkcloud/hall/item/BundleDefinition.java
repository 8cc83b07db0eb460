package io.parkcloud.hall.item;

import io.parkcloud.hall.text.LocalText;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing at once (一件事): several items of several departments that people need together.
 *
 * @param code stable short name
 * @param name name
 * @param summary one sentence
 * @param lifeEvent when people need it
 * @param members its items, in the order their questions are asked
 */
public record BundleDefinition(
        String code, LocalText name, LocalText summary, LifeEvent lifeEvent, List<Member> members) {

    public BundleDefinition {
        members = List.copyOf(members);
    }

    /**
     * An item of the bundle.
     *
     * @param item its code
     * @param preset answers that follow from what the bundle is, by pointer; they are not asked
     * @param waived keys of documents not needed, because the bundle itself brings them forth
     */
    public record Member(String item, Map<String, String> preset, Set<String> waived) {

        public Member {
            preset = Map.copyOf(preset);
            waived = Set.copyOf(waived);
        }
    }
}

package io.parkcloud.blueprint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The templates of this platform, by name. Immutable. */
public final class TemplateCatalog {

    private final Map<String, Template> byName = new TreeMap<>();

    public TemplateCatalog(List<Template> templates) {
        templates.forEach(t -> byName.put(t.name(), t));
    }

    public Collection<Template> all() {
        return byName.values();
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code blueprint.template.not-found} */
    public Template named(String name) {
        var template = byName.get(name);
        if (template == null) {
            throw BlueprintErrors.TEMPLATE_NOT_FOUND.error(
                    "there is no template \"%s\"; there are %s", name, byName.keySet());
        }
        return template;
    }
}

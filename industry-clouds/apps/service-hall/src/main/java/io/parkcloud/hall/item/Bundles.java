package io.parkcloud.hall.item;

import io.parkcloud.hall.form.FormCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The bundles this hall offers. One whose items the hall does not all offer is not offered. */
@Service
public class Bundles {
    private static final List<String> SHIPPED = List.of("open-guesthouse");

    private final ItemCatalogue items;
    private final FormCheck check;
    private final List<BundleDefinition> definitions;

    Bundles(ItemCatalogue items, FormCheck check, JsonMapper json) {
        this.items = items;
        this.check = check;
        this.definitions = SHIPPED.stream()
                .map(name -> json.readValue(read(name), BundleDefinition.class))
                .toList();
    }

    /** All of them, with the items as they are now. */
    public List<Bundle> list() {
        return definitions.stream().map(this::compose).flatMap(Optional::stream).toList();
    }

    public Optional<Bundle> find(String code) {
        return definitions.stream()
                .filter(definition -> definition.code().equals(code))
                .findFirst()
                .flatMap(this::compose);
    }

    private Optional<Bundle> compose(BundleDefinition definition) {
        var found = definition.members().stream()
                .map(member -> items.find(member.item()))
                .flatMap(Optional::stream)
                .toList();
        return found.size() == definition.members().size()
                ? Optional.of(BundleForm.compose(definition, found, check))
                : Optional.empty();
    }

    private static byte[] read(String name) {
        try (var in = new ClassPathResource("bundles/" + name + ".json").getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped bundle '" + name + "' cannot be read from the program", e);
        }
    }
}

package io.parkcloud.hall.item;

import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The service items this hall offers. */
@Service
public class ItemCatalogue {
    private static final int LONGEST_SEARCH = 60;

    private final ItemMapper items;
    private final JsonMapper json;
    private final ConcurrentMap<String, ServiceItem> parsed = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    ItemCatalogue(ItemMapper items, JsonMapper json) {
        this.items = items;
        this.json = json;
    }

    public int count() {
        return items.count();
    }

    /** Items of a department in whose texts all the words are found; null or blank leaves a filter out. */
    public List<ServiceItem> search(@Nullable String words, @Nullable String department) {
        return items.list(blankToNull(department), patterns(words)).stream()
                .map(this::parse)
                .toList();
    }

    public Optional<ServiceItem> find(String code) {
        return items.find(code).map(this::parse);
    }

    /** @throws HallException {@code ITEM_NOT_FOUND} */
    public ServiceItem require(String code) {
        return find(code)
                .orElseThrow(() -> new HallException(
                        Problem.ITEM_NOT_FOUND,
                        "There is no service item with code '" + code + "'; see the list of items"));
    }

    /** All items, also those that are switched off. */
    public List<ServiceItem> everything() {
        return items.everything().stream().map(this::parse).toList();
    }

    /** The item with the form a case was filed under, also when it is switched off by now. */
    public ServiceItem require(String code, int formVersion) {
        var item = items.findAny(code)
                .map(this::parse)
                .orElseThrow(() -> new IllegalStateException("item " + code + " of a case is missing"));
        if (item.formVersion() == formVersion) {
            return item;
        }
        var schema = items.form(code, formVersion)
                .orElseThrow(
                        () -> new IllegalStateException("form " + formVersion + " of item " + code + " is missing"));
        return item.withForm(formVersion, (ObjectNode) json.readTree(schema));
    }

    /** An item was changed by this hall; called when that is committed. */
    void changed() {
        changes.incrementAndGet();
    }

    /** A number that is another one after every change that this hall made; changes by another hall do not move it. */
    public long changes() {
        return changes.get();
    }

    /** Content is the key, so a changed row is parsed anew; the few items of a bureau fit in memory. */
    private ServiceItem parse(String content) {
        if (parsed.size() > 2_000) {
            parsed.clear();
        }
        return parsed.computeIfAbsent(content, text -> json.readValue(text, ServiceItem.class));
    }

    private static List<String> patterns(@Nullable String words) {
        var text = blankToNull(words);
        if (text == null) {
            return List.of();
        }
        var cut = text.substring(0, Math.min(text.length(), LONGEST_SEARCH));
        return Arrays.stream(cut.split("[\\s,，、]+"))
                .filter(word -> !word.isEmpty())
                .map(word ->
                        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toList();
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

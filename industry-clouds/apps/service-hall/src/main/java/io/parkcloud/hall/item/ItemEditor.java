package io.parkcloud.hall.item;

import io.parkcloud.hall.form.SchemaCheck;
import io.parkcloud.hall.item.ItemEditMapper.FormVersion;
import io.parkcloud.hall.item.ItemEditMapper.StoredItem;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.AdminLog;
import io.parkcloud.hall.staff.StaffMember;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items in the hands of their department's administrator. A form is never changed: a new version is published, and cases filed
 * under an older one finish under that.
 */
@Service
public class ItemEditor {
    private final ItemEditMapper rows;
    private final ItemCatalogue catalogue;
    private final SchemaCheck schemas;
    private final AdminLog log;
    private final TransactionTemplate transactions;
    private final JsonMapper json;
    private final Clock clock;

    ItemEditor(
            ItemEditMapper rows,
            ItemCatalogue catalogue,
            SchemaCheck schemas,
            AdminLog log,
            TransactionTemplate transactions,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.schemas = schemas;
        this.log = log;
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    /** The department's items, also those that are switched off. */
    public List<EditableItem> list(StaffMember who) {
        return rows.list(who.department()).stream().map(this::editable).toList();
    }

    /** @throws HallException {@code ITEM_NOT_FOUND}, also for another department's */
    public EditableItem open(StaffMember who, String code) {
        return editable(require(who, code));
    }

    /** An item as it would be with another form, for looking at it. */
    public ServiceItem withForm(StaffMember who, String code, ObjectNode schema) {
        return parse(require(who, code).content()).withForm(0, schema);
    }

    public void switchTo(StaffMember who, String code, boolean active) {
        require(who, code);
        transactions.executeWithoutResult(status -> {
            rows.switchTo(code, active);
            log.note(who, code, active ? "switch-on" : "switch-off", "");
        });
        catalogue.changed();
    }

    /**
     * Changes texts and numbers.
     *
     * @param revision the revision that was changed
     * @param sent values by pointer
     * @throws HallException {@code ITEM_INVALID} with what is wrong, {@code EDIT_CONFLICT}
     */
    public void save(StaffMember who, String code, int revision, Map<String, String> sent) {
        var stored = require(who, code);
        var item = read(changed(stored, sent));
        if (item.promisedDays() < 1 || item.promisedDays() > item.legalDays() || item.legalDays() > 400) {
            throw new HallException(
                    Problem.ITEM_INVALID,
                    "The promised limit must be 1 to " + item.legalDays()
                            + " (the legal one, at most 400) working days," + " was " + item.promisedDays());
        }
        if (item.name().lacksLanguage()) {
            throw new HallException(Problem.ITEM_INVALID, "An item needs a name in both languages");
        }
        store(who, item, revision, "edit", changes(stored, sent));
        catalogue.changed();
    }

    /**
     * Adds an item that begins as a copy of another one of the department. It is off until it is switched on.
     *
     * @param fresh code of the new item, after GB/T 39554.1
     * @throws HallException {@code ITEM_INVALID} for a code that is none, another department's or taken
     */
    public void copy(StaffMember who, String code, String fresh) {
        var item = read(tree(require(who, code)).put("code", fresh.strip()).put("formVersion", 1));
        transactions.executeWithoutResult(status -> {
            if (rows.add(ItemMapper.ItemRow.of(item, json.writeValueAsString(item))) == 0) {
                throw new HallException(Problem.ITEM_INVALID, "There is an item with the code " + item.code());
            }
            var first = new FormVersion(1, clock.instant(), who.username(), 0);
            rows.addForm(item.code(), json.writeValueAsString(item.schema()), first);
            log.note(who, item.code(), "copy", "of " + code);
        });
        catalogue.changed();
    }

    /**
     * Changes what an item consists of.
     *
     * @param revision the revision that was changed
     * @throws HallException {@code ITEM_INVALID} if this item cannot be changed so, {@code EDIT_CONFLICT}
     */
    public void change(StaffMember who, String code, int revision, ItemChange change) {
        var tree = tree(require(who, code));
        var told = change.make(tree);
        store(who, read(tree), revision, "edit", told);
        catalogue.changed();
    }

    /**
     * Publishes a new version of the form.
     *
     * @param revision the revision that was changed
     * @throws HallException {@code SCHEMA_INVALID} with every place that is wrong, {@code EDIT_CONFLICT}
     */
    public void publishForm(StaffMember who, String code, int revision, String text) {
        var item = parse(require(who, code).content());
        var problems = schemas.check(text, item.applicantPointer());
        if (!problems.isEmpty()) {
            throw new HallException(
                    Problem.SCHEMA_INVALID, problems.size() + " places of the schema need attention", problems);
        }
        var next = item.withForm(item.formVersion() + 1, (ObjectNode) json.readTree(text));
        transactions.executeWithoutResult(status -> {
            store(who, next, revision, "publish-form", "version " + next.formVersion());
            rows.addForm(
                    code,
                    json.writeValueAsString(next.schema()),
                    new FormVersion(next.formVersion(), clock.instant(), who.username(), 0));
        });
        catalogue.changed();
    }

    private void store(StaffMember who, ServiceItem item, int revision, String action, String detail) {
        transactions.executeWithoutResult(status -> {
            if (rows.save(ItemMapper.ItemRow.of(item, json.writeValueAsString(item)), revision) == 0) {
                throw new HallException(
                        Problem.EDIT_CONFLICT, "Item " + item.code() + " is no longer at revision " + revision);
            }
            log.note(who, item.code(), action, detail);
        });
    }

    private ObjectNode changed(StoredItem stored, Map<String, String> sent) {
        try {
            return ItemTexts.with(tree(stored), sent);
        } catch (NumberFormatException e) {
            throw new HallException(Problem.ITEM_INVALID, "A number was expected: " + e.getMessage(), e);
        }
    }

    private ServiceItem read(ObjectNode tree) {
        try {
            return json.treeToValue(tree, ServiceItem.class);
        } catch (JacksonException e) {
            var reason = e.getCause() instanceof IllegalArgumentException refused ? refused : e;
            throw new HallException(Problem.ITEM_INVALID, "No item can be like this: " + reason.getMessage(), e);
        }
    }

    private String changes(StoredItem stored, Map<String, String> sent) {
        var changed = ItemTexts.of(tree(stored)).stream()
                .map(field -> Map.entry(
                        field, sent.getOrDefault(field.pointer(), field.value()).strip()))
                .filter(change -> !change.getValue().equals(change.getKey().value()))
                .map(change -> change.getKey().pointer() + " = " + change.getValue())
                .toList();
        return String.join("; ", changed);
    }

    private EditableItem editable(StoredItem stored) {
        var item = parse(stored.content());
        return new EditableItem(
                item,
                stored.active(),
                stored.revision(),
                ItemTexts.of(tree(stored)).stream()
                        .map(field -> new EditableItem.Field(field.pointer(), field.value(), field.number()))
                        .toList(),
                rows.forms(item.code()).stream()
                        .map(form -> new EditableItem.Version(
                                form.version(), form.publishedAt(), form.publishedBy(), form.openCases()))
                        .toList());
    }

    private StoredItem require(StaffMember who, String code) {
        return rows.find(code)
                .filter(stored -> who.worksFor(parse(stored.content()).departmentCode()))
                .orElseThrow(
                        () -> new HallException(Problem.ITEM_NOT_FOUND, "There is no item '" + code + "' of yours"));
    }

    private ObjectNode tree(StoredItem stored) {
        return (ObjectNode) json.readTree(stored.content());
    }

    private ServiceItem parse(String content) {
        return json.readValue(content, ServiceItem.class);
    }
}

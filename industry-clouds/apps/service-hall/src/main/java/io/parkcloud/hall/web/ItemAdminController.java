package io.parkcloud.hall.web;

import io.parkcloud.hall.attachment.FileKind;
import io.parkcloud.hall.item.ItemChanges;
import io.parkcloud.hall.item.ItemEditor;
import io.parkcloud.hall.item.LifeEvent;
import io.parkcloud.hall.item.Question;
import io.parkcloud.hall.item.RequiredDocument;
import io.parkcloud.hall.staff.StaffMember;
import io.parkcloud.hall.text.LocalText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Items: made from others, switched on and off, their texts, limits, questions, documents and life events. */
@Controller
@RequestMapping("/clerk/admin/items")
class ItemAdminController {
    private final ItemEditor editor;
    private final ItemChanges changes;
    private final StaffPages pages;

    ItemAdminController(ItemEditor editor, ItemChanges changes, StaffPages pages) {
        this.editor = editor;
        this.changes = changes;
        this.pages = pages;
    }

    @GetMapping
    String list(StaffMember me, Model model) {
        pages.prepare(model, me, "items");
        model.addAttribute("items", editor.list(me));
        return "admin-items";
    }

    @GetMapping("/{code}")
    String open(@PathVariable String code, StaffMember me, Model model) {
        pages.prepare(model, me, "items");
        model.addAttribute("edited", editor.open(me, code));
        model.addAttribute("kinds", FileKind.values());
        model.addAttribute("events", LifeEvent.values());
        return "admin-item";
    }

    /** Fields are named by {@code t} and their pointer. */
    @PostMapping("/{code}")
    String save(
            @PathVariable String code,
            @RequestParam int revision,
            @RequestParam Map<String, String> parameters,
            StaffMember me) {
        var sent = new HashMap<String, String>();
        parameters.forEach((name, value) -> {
            if (name.startsWith("t/")) {
                sent.put(name.substring(1), value);
            }
        });
        editor.save(me, code, revision, sent);
        return "redirect:/clerk/admin/items";
    }

    @PostMapping("/{code}/copy")
    String copy(@PathVariable String code, @RequestParam String fresh, StaffMember me) {
        editor.copy(me, code, fresh);
        return "redirect:/clerk/admin/items/" + fresh.strip();
    }

    @PostMapping("/{code}/questions")
    String addQuestion(
            @PathVariable String code,
            @RequestParam int revision,
            @RequestParam Map<String, String> text,
            StaffMember me) {
        var question = new Question(
                new LocalText(text.getOrDefault("question-zh", ""), text.getOrDefault("question-en", "")),
                new LocalText(text.getOrDefault("answer-zh", ""), text.getOrDefault("answer-en", "")));
        editor.change(me, code, revision, changes.addQuestion(question));
        return "redirect:/clerk/admin/items/" + code;
    }

    @PostMapping("/{code}/questions/{place}/remove")
    String removeQuestion(
            @PathVariable String code, @PathVariable int place, @RequestParam int revision, StaffMember me) {
        editor.change(me, code, revision, changes.removeQuestion(place));
        return "redirect:/clerk/admin/items/" + code;
    }

    /** A document that is added, or changed if there is one with this key. */
    @PostMapping("/{code}/documents")
    String putDocument(
            @PathVariable String code,
            @RequestParam int revision,
            @RequestParam Map<String, String> text,
            @RequestParam(defaultValue = "") Set<FileKind> types,
            StaffMember me) {
        var name = new LocalText(
                text.getOrDefault("name-zh", "").strip(),
                text.getOrDefault("name-en", "").strip());
        var key = text.getOrDefault("key", "").strip();
        var document = new RequiredDocument(key, name, text.containsKey("required"), List.copyOf(types), null);
        editor.change(me, code, revision, changes.putDocument(document, text.getOrDefault("when", "")));
        return "redirect:/clerk/admin/items/" + code + "#documents";
    }

    @PostMapping("/{code}/documents/{key}/remove")
    String removeDocument(
            @PathVariable String code, @PathVariable String key, @RequestParam int revision, StaffMember me) {
        editor.change(me, code, revision, changes.removeDocument(key));
        return "redirect:/clerk/admin/items/" + code + "#documents";
    }

    @PostMapping("/{code}/events")
    String lifeEvents(
            @PathVariable String code,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") Set<LifeEvent> events,
            StaffMember me) {
        editor.change(me, code, revision, changes.lifeEvents(events));
        return "redirect:/clerk/admin/items/" + code + "#events";
    }

    @PostMapping("/{code}/active")
    String switchTo(@PathVariable String code, @RequestParam boolean active, StaffMember me) {
        editor.switchTo(me, code, active);
        return "redirect:/clerk/admin/items";
    }
}

package io.parkcloud.hall.web;

import io.parkcloud.hall.form.SchemaCheck;
import io.parkcloud.hall.item.ItemEditor;
import io.parkcloud.hall.problem.FieldProblem;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.staff.StaffMember;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The form of an item, edited as JSON Schema with a preview of what citizens will see. */
@Controller
@RequestMapping("/clerk/admin/items/{code}/form")
class FormAdminController {
    private final ItemEditor editor;
    private final SchemaCheck schemas;
    private final FailureWriter failures;
    private final StaffPages pages;
    private final JsonMapper json;

    FormAdminController(
            ItemEditor editor, SchemaCheck schemas, FailureWriter failures, StaffPages pages, JsonMapper json) {
        this.editor = editor;
        this.schemas = schemas;
        this.failures = failures;
        this.pages = pages;
        this.json = json;
    }

    @GetMapping
    String show(@PathVariable String code, StaffMember me, Locale locale, Model model) {
        var schema = editor.open(me, code).item().schema();
        return page(code, json.writerWithDefaultPrettyPrinter().writeValueAsString(schema), me, locale, model);
    }

    /** The same page with what is in the editor now; the script takes the preview out of it. */
    @PostMapping("/preview")
    String preview(@PathVariable String code, @RequestParam String schema, StaffMember me, Locale locale, Model model) {
        return page(code, schema, me, locale, model);
    }

    @PostMapping
    String publish(
            @PathVariable String code,
            @RequestParam int revision,
            @RequestParam String schema,
            StaffMember me,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        try {
            editor.publishForm(me, code, revision, schema);
            return "redirect:/clerk/admin/items/" + code + "/form";
        } catch (HallException e) {
            if (e.problem() != Problem.SCHEMA_INVALID) {
                throw e;
            }
            response.setStatus(e.problem().status());
            return page(code, schema, me, locale, model);
        }
    }

    private String page(String code, String schema, StaffMember me, Locale locale, Model model) {
        var edited = editor.open(me, code);
        var problems = schemas.check(schema, edited.item().applicantPointer());
        pages.prepare(model, me, "items");
        model.addAttribute("edited", edited);
        model.addAttribute("schema", schema);
        model.addAttribute("problems", told(problems, locale));
        if (problems.isEmpty()) {
            var item = editor.withForm(me, code, (ObjectNode) json.readTree(schema));
            model.addAttribute("page", FormPage.empty(item, JsonNodeFactory.instance.objectNode(), ""));
        }
        return "admin-form";
    }

    private List<Told> told(List<FieldProblem> problems, Locale locale) {
        return problems.stream()
                .map(problem -> new Told(problem.pointer(), failures.message(problem, locale)))
                .toList();
    }

    /**
     * A problem for people.
     *
     * @param place JSON pointer, or line and column of what is no JSON
     * @param message what is wrong there
     */
    record Told(String place, String message) {}
}

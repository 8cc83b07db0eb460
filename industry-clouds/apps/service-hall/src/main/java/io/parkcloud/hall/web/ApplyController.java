package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.Filing;
import io.parkcloud.hall.form.FormSchema;
import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.databind.node.JsonNodeFactory;

/** Applying for an item with a form. The key in the form makes one case of it, however often it is sent. */
@Controller
@RequestMapping("/items/{code}/apply")
class ApplyController {
    private final ItemCatalogue items;
    private final Filing filing;
    private final Intake intake;
    private final FailureWriter failures;

    ApplyController(ItemCatalogue items, Filing filing, Intake intake, FailureWriter failures) {
        this.items = items;
        this.filing = filing;
        this.intake = intake;
        this.failures = failures;
    }

    @GetMapping
    String form(@PathVariable String code, Model model) {
        var item = items.require(code);
        model.addAttribute("page", FormPage.empty(item, JsonNodeFactory.instance.objectNode(), newKey()));
        return "apply";
    }

    @PostMapping
    String submit(
            @PathVariable String code,
            @RequestParam String key,
            MultipartHttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var item = items.require(code);
        var form = FormSchema.of(item.schema()).read(request.getParameterMap());
        try {
            var filed = filing.submit(code, intake.receive(form, request.getMultiFileMap(), key));
            var note = filed.replayed() ? (filed.sameRequest() ? "again" : "other") : "new";
            return "redirect:/progress/" + filed.row().receipt() + "?code="
                    + filed.row().queryCode() + "&note=" + note;
        } catch (HallException e) {
            if (e.problem() != Problem.FORM_INVALID) {
                throw e;
            }
            response.setStatus(e.problem().status());
            model.addAttribute("page", FormPage.of(item, form, key, e.fields(), f -> failures.message(f, locale)));
            return "apply";
        }
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }
}

package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.CaseView;
import io.parkcloud.hall.casework.Filing;
import io.parkcloud.hall.casework.ReceiptNumber;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.rating.Ratings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** How a case is getting on, for whoever holds its receipt, and answering a request for correction. */
@Controller
@RequestMapping("/progress")
class ProgressController {
    private final Filing filing;
    private final Intake intake;
    private final FormPages pages;
    private final Ratings ratings;
    private final Applying applying;

    ProgressController(Filing filing, Intake intake, FormPages pages, Ratings ratings, Applying applying) {
        this.filing = filing;
        this.intake = intake;
        this.pages = pages;
        this.ratings = ratings;
        this.applying = applying;
    }

    @GetMapping
    String ask(
            @RequestParam(required = false) @Nullable String receipt,
            @RequestParam(required = false) @Nullable String code,
            HttpServletResponse response,
            Model model) {
        if (receipt == null || code == null) {
            return "progress-form";
        }
        var tidied = ReceiptNumber.tidy(receipt);
        model.addAttribute("receipt", tidied);
        if (!ReceiptNumber.isValid(tidied)) {
            response.setStatus(Problem.FORM_INVALID.status());
            model.addAttribute("problem", "progress.mistyped");
            return "progress-form";
        }
        var bundle = applying.find(tidied, code);
        if (bundle.isPresent()) {
            return "redirect:" + bundle.get();
        }
        try {
            var row = filing.progress(tidied, code).row();
            return "redirect:/progress/" + row.receipt() + "?code=" + UriUtils.encode(row.queryCode(), "UTF-8");
        } catch (HallException e) {
            response.setStatus(e.problem().status());
            model.addAttribute("problem", "progress.unknown");
            return "progress-form";
        }
    }

    @GetMapping("/{receipt}")
    String show(
            @PathVariable String receipt,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String note,
            Model model) {
        var view = filing.progress(receipt, code);
        model.addAttribute("view", view);
        model.addAttribute("rating", ratings.find(view.row().receipt()).orElse(null));
        model.addAttribute("note", note.matches("new|again|other|corrected|rated") ? note : "");
        return "progress";
    }

    @GetMapping("/{receipt}/correction")
    String correction(@PathVariable String receipt, @RequestParam(defaultValue = "") String code, Model model) {
        var view = filing.progress(receipt, code);
        model.addAttribute("view", view);
        model.addAttribute(
                "page", pages.whole(view.item(), view.form(), UUID.randomUUID().toString()));
        return "correction";
    }

    @PostMapping("/{receipt}/correction")
    String correct(
            @PathVariable String receipt,
            @RequestParam String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var view = filing.progress(receipt, code);
        var form = pages.read(view.item(), request);
        var key = String.valueOf(request.getParameter("key"));
        try {
            filing.correct(receipt, code, intake.receive(form, request, key));
            return redirectTo(view);
        } catch (HallException e) {
            if (e.problem() != Problem.FORM_INVALID) {
                throw e;
            }
            response.setStatus(e.problem().status());
            model.addAttribute("view", view);
            var page = pages.whole(view.item(), form, key);
            model.addAttribute("page", pages.refused(page, e.fields(), locale));
            return "correction";
        }
    }

    private static String redirectTo(CaseView view) {
        return "redirect:/progress/" + view.row().receipt() + "?code="
                + view.row().queryCode() + "&note=corrected";
    }
}

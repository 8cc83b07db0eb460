package io.parkcloud.hall.web;

import io.parkcloud.hall.draft.Draft;
import io.parkcloud.hall.draft.Drafts;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Going on with a saved application, page by page. Every page is saved before anything else is done with it. */
@Controller
@RequestMapping("/drafts")
class DraftController {
    private final Applying applying;
    private final Intake intake;
    private final FormPages pages;
    private final Drafts drafts;

    DraftController(Applying applying, Intake intake, FormPages pages, Drafts drafts) {
        this.applying = applying;
        this.intake = intake;
        this.pages = pages;
        this.drafts = drafts;
    }

    @GetMapping
    String ask(@RequestParam(required = false) @Nullable String code, HttpServletResponse response, Model model) {
        if (code == null) {
            return "draft-form";
        }
        try {
            return "redirect:/drafts/" + drafts.require(code).code();
        } catch (HallException e) {
            response.setStatus(e.problem().status());
            model.addAttribute("code", code);
            model.addAttribute("problem", "draft.unknown");
            return "draft-form";
        }
    }

    @GetMapping("/{code}")
    String show(
            @PathVariable String code,
            @RequestParam(defaultValue = "1") int step,
            @RequestParam(defaultValue = "") String note,
            Model model) {
        var draft = drafts.require(code);
        var filed = applying.filedWith(draft.requestKey());
        if (filed.isPresent()) {
            return "redirect:" + filed.get();
        }
        var page = pages.saved(applying.require(draft.offerCode()), draft, step);
        model.addAttribute("page", note.matches("begun|saved|filled") ? page.with("draft.note." + note) : page);
        return "apply";
    }

    /** @param go {@code next}, {@code back}, {@code save} or {@code send} */
    @PostMapping("/{code}")
    String answer(
            @PathVariable String code,
            @RequestParam(defaultValue = "1") int step,
            @RequestParam(defaultValue = "send") String go,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var before = drafts.require(code);
        var offer = applying.require(before.offerCode());
        var at = FormStep.of(offer.schema(), step);
        var draft = drafts.save(before, pages.merge(offer, before.form(), at, request));
        var page = pages.saved(offer, draft, step);
        if ("save".equals(go) || "back".equals(go)) {
            int to = "back".equals(go) ? at.number() - 1 : at.number();
            return "redirect:/drafts/" + draft.code() + "?step=" + to + ("save".equals(go) ? "&note=saved" : "");
        }
        try {
            return "redirect:" + (at.last() ? send(page, draft, request) : next(page, draft));
        } catch (HallException e) {
            if (e.problem() != Problem.FORM_INVALID) {
                throw e;
            }
            response.setStatus(e.problem().status());
            model.addAttribute("page", pages.refused(page, e.fields(), locale));
            return "apply";
        }
    }

    private String send(FormPage page, Draft draft, HttpServletRequest request) {
        var submission = intake.receive(draft.form(), request, draft.requestKey());
        return applying.file(page.offer(), submission.takenFrom(draft.takenOver()));
    }

    private String next(FormPage page, Draft draft) {
        pages.require(page.offer(), page.step(), draft.form());
        return "/drafts/" + draft.code() + "?step=" + (page.step().number() + 1);
    }
}

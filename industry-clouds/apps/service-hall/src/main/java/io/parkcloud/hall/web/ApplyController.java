package io.parkcloud.hall.web;

import io.parkcloud.hall.draft.Drafts;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Beginning an application. A short form is sent from here at once; the first page of a long one becomes a draft that goes on
 * elsewhere. The key in the form makes one case of it, however often it is sent.
 */
@Controller
@RequestMapping({"/items/{code}", "/bundles/{code}"})
class ApplyController {
    private final Applying applying;
    private final Intake intake;
    private final FormPages pages;
    private final Drafts drafts;

    ApplyController(Applying applying, Intake intake, FormPages pages, Drafts drafts) {
        this.applying = applying;
        this.intake = intake;
        this.pages = pages;
        this.drafts = drafts;
    }

    @GetMapping("/apply")
    String form(@PathVariable String code, Model model) {
        model.addAttribute("page", pages.first(applying.require(code)));
        return "apply";
    }

    @PostMapping("/apply")
    String submit(
            @PathVariable String code,
            @RequestParam String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var offer = applying.require(code);
        var step = FormStep.of(offer.schema(), 1);
        var form = pages.read(offer, request);
        boolean begins = request.getParameter("step") != null && !step.alone();
        var shown = begins ? step : pages.whole(offer, form, key).step();
        var page = pages.page(offer, shown, form, key, null);
        try {
            if (begins) {
                pages.require(offer, step, form);
                var draft = drafts.begin(code, form, key, "");
                return "redirect:/drafts/" + draft.code() + "?step=2&note=begun";
            }
            return "redirect:" + applying.file(offer, intake.receive(form, request, key));
        } catch (HallException e) {
            if (e.problem() != Problem.FORM_INVALID) {
                throw e;
            }
            response.setStatus(e.problem().status());
            model.addAttribute("page", pages.refused(page, e.fields(), locale));
            return "apply";
        }
    }

    /** Saves what is filled in so far, right or wrong, under a code the citizen keeps. */
    @PostMapping("/drafts")
    String save(@PathVariable String code, @RequestParam String key, HttpServletRequest request) {
        var offer = applying.require(code);
        var draft = drafts.begin(code, pages.read(offer, request), key, "");
        return "redirect:/drafts/" + draft.code() + "?note=saved";
    }

    /** What is wrong with these answers by pointer, and the documents they call for: for the script that tells while people fill in. */
    @PostMapping("/check")
    @ResponseBody
    Map<String, Object> check(@PathVariable String code, HttpServletRequest request, Locale locale) {
        var offer = applying.require(code);
        var form = pages.read(offer, request);
        return Map.of("problems", pages.problems(offer, form, locale), "documents", pages.documents(offer, form));
    }
}

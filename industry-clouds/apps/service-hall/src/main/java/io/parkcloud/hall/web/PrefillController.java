package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.Filing;
import io.parkcloud.hall.draft.Drafts;
import io.parkcloud.hall.draft.TakenOver;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Filling a form in from an earlier case: the citizen names the case, proves it is theirs, and agrees. */
@Controller
@RequestMapping({"/items/{code}/prefill", "/bundles/{code}/prefill"})
class PrefillController {
    private final Applying applying;
    private final Filing filing;
    private final Drafts drafts;

    PrefillController(Applying applying, Filing filing, Drafts drafts) {
        this.applying = applying;
        this.filing = filing;
        this.drafts = drafts;
    }

    @GetMapping
    String ask(@PathVariable String code, Model model) {
        model.addAttribute("offer", applying.require(code));
        return "prefill";
    }

    @PostMapping
    String fill(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String receipt,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "false") boolean consent,
            HttpServletResponse response,
            Model model) {
        var offer = applying.require(code);
        model.addAttribute("receipt", receipt);
        if (!consent) {
            return again(code, "prefill.consent.needed", response, model);
        }
        TakenOver taken;
        try {
            taken = TakenOver.from(filing.progress(receipt, query), offer);
        } catch (HallException e) {
            if (e.problem() != Problem.CASE_NOT_FOUND) {
                throw e;
            }
            return again(code, "progress.unknown", response, model);
        }
        if (taken.isEmpty()) {
            return again(code, "prefill.nothing", response, model);
        }
        var draft = drafts.begin(code, taken.form(), UUID.randomUUID().toString(), taken.account());
        return "redirect:/drafts/" + draft.code() + "?note=filled";
    }

    private String again(String code, String problem, HttpServletResponse response, Model model) {
        response.setStatus(Problem.FORM_INVALID.status());
        model.addAttribute("problem", problem);
        return ask(code, model);
    }
}

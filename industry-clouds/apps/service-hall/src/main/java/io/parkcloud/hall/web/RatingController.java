package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.Filing;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Problem;
import io.parkcloud.hall.rating.Complaint;
import io.parkcloud.hall.rating.Grade;
import io.parkcloud.hall.rating.Ratings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How content an applicant was with a decided case. */
@Controller
@RequestMapping("/progress/{receipt}/rating")
class RatingController {
    private final Filing filing;
    private final Ratings ratings;

    RatingController(Filing filing, Ratings ratings) {
        this.filing = filing;
        this.ratings = ratings;
    }

    @GetMapping
    String ask(
            @PathVariable String receipt,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable Grade grade,
            Model model) {
        var view = filing.progress(receipt, code);
        if (!view.row().state().isDecided()
                || ratings.find(view.row().receipt()).isPresent()) {
            return back(receipt, code, "");
        }
        model.addAttribute("view", view);
        model.addAttribute("grades", Grade.values());
        model.addAttribute("complaints", Complaint.values());
        model.addAttribute("grade", grade);
        return "rating";
    }

    @PostMapping
    String rate(
            @PathVariable String receipt,
            @RequestParam String code,
            @RequestParam(required = false) @Nullable Grade grade,
            @RequestParam(defaultValue = "") Set<Complaint> complaint,
            @RequestParam(defaultValue = "") String remark,
            HttpServletResponse response,
            Model model) {
        if (grade == null) {
            return again(receipt, code, "rating.choose", response, model);
        }
        try {
            ratings.rate(receipt, code, grade, complaint, remark);
        } catch (HallException e) {
            if (e.problem() != Problem.RATING_REASON_MISSING) {
                throw e;
            }
            model.addAttribute("grade", grade);
            return again(receipt, code, "failure." + e.problem().code(), response, model);
        }
        return back(receipt, code, "&note=rated");
    }

    private String again(String receipt, String code, String problem, HttpServletResponse response, Model model) {
        response.setStatus(Problem.RATING_REASON_MISSING.status());
        model.addAttribute("problem", problem);
        return ask(receipt, code, (Grade) model.getAttribute("grade"), model);
    }

    private static String back(String receipt, String code, String note) {
        return "redirect:/progress/" + receipt + "?code=" + code + note;
    }
}

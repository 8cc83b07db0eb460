package io.parkcloud.hall.web;

import io.parkcloud.hall.rating.Ratings;
import io.parkcloud.hall.staff.StaffMember;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Bad ratings that wait for the department's answer. */
@Controller
@RequestMapping("/clerk/ratings")
class RatingDeskController {
    private final Ratings ratings;
    private final StaffPages pages;

    RatingDeskController(Ratings ratings, StaffPages pages) {
        this.ratings = ratings;
        this.pages = pages;
    }

    @GetMapping
    String waiting(StaffMember me, Model model) {
        pages.prepare(model, me, "queue");
        model.addAttribute("ratings", ratings.waiting());
        model.addAttribute("today", ratings.today());
        return "clerk-ratings";
    }

    @PostMapping("/{receipt}/reply")
    String reply(@PathVariable String receipt, @RequestParam String reply, StaffMember me) {
        ratings.reply(receipt, me.username(), reply);
        return "redirect:/clerk/ratings";
    }
}

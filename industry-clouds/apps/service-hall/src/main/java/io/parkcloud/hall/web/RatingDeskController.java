package io.parkcloud.hall.web;

import io.parkcloud.hall.item.ItemCatalogue;
import io.parkcloud.hall.item.ServiceItem;
import io.parkcloud.hall.rating.Ratings;
import java.security.Principal;
import java.util.stream.Collectors;
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
    private final ItemCatalogue items;

    RatingDeskController(Ratings ratings, ItemCatalogue items) {
        this.ratings = ratings;
        this.items = items;
    }

    @GetMapping
    String waiting(Model model) {
        model.addAttribute("ratings", ratings.waiting());
        model.addAttribute("today", ratings.today());
        model.addAttribute(
                "names",
                items.search(null, null).stream().collect(Collectors.toMap(ServiceItem::code, ServiceItem::name)));
        return "clerk-ratings";
    }

    @PostMapping("/{receipt}/reply")
    String reply(@PathVariable String receipt, @RequestParam String reply, Principal who) {
        ratings.reply(receipt, who.getName(), reply);
        return "redirect:/clerk/ratings";
    }
}

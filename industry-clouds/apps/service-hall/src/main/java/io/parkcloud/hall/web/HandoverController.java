package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.Handovers;
import io.parkcloud.hall.staff.StaffDirectory;
import io.parkcloud.hall.staff.StaffMember;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Giving all one's cases to a colleague while away, and taking them back. */
@Controller
@RequestMapping("/clerk/handover")
class HandoverController {
    private final Handovers handovers;
    private final StaffDirectory staff;
    private final StaffPages pages;

    HandoverController(Handovers handovers, StaffDirectory staff, StaffPages pages) {
        this.handovers = handovers;
        this.staff = staff;
        this.pages = pages;
    }

    @GetMapping
    String show(StaffMember me, Model model) {
        pages.prepare(model, me, "handover");
        var people = staff.everybody().values().stream()
                .filter(one -> one.active() && (one.username().equals(me.username()) || sharesDepartment(me, one)))
                .toList();
        Map<String, Integer> hands = new LinkedHashMap<>();
        people.forEach(one -> hands.put(one.username(), handovers.openCases(one.username())));
        model.addAttribute("people", people);
        model.addAttribute("hands", hands);
        model.addAttribute("running", handovers.running(me));
        return "clerk-handover";
    }

    @PostMapping
    String handOver(
            @RequestParam(defaultValue = "") String from,
            @RequestParam String to,
            @RequestParam String reason,
            StaffMember me) {
        handovers.handOver(me, from.isBlank() ? me.username() : from, to, reason);
        return "redirect:/clerk/handover";
    }

    @PostMapping("/{id}/return")
    String takeBack(@PathVariable long id, StaffMember me) {
        handovers.takeBack(me, id);
        return "redirect:/clerk/handover";
    }

    private static boolean sharesDepartment(StaffMember me, StaffMember other) {
        return me.department() == null
                || other.department() == null
                || me.department().equals(other.department());
    }
}

package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.DeskSteps;
import io.parkcloud.hall.staff.StaffMember;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** What a clerk does with a case; afterwards the case is shown again. */
@Controller
@RequestMapping("/clerk/cases/{receipt}")
class ClerkStepsController {
    private final DeskSteps steps;

    ClerkStepsController(DeskSteps steps) {
        this.steps = steps;
    }

    @PostMapping("/claim")
    String claim(@PathVariable String receipt, StaffMember me) {
        steps.claim(receipt, me);
        return back(receipt);
    }

    @PostMapping("/correction")
    String askForMore(@PathVariable String receipt, @RequestParam String reason, StaffMember me) {
        steps.askForMore(receipt, me, reason);
        return back(receipt);
    }

    @PostMapping("/approve")
    String approve(@PathVariable String receipt, @RequestParam(defaultValue = "") String reason, StaffMember me) {
        steps.approve(receipt, me, reason);
        return back(receipt);
    }

    @PostMapping("/reject")
    String reject(@PathVariable String receipt, @RequestParam String reason, StaffMember me) {
        steps.reject(receipt, me, reason);
        return back(receipt);
    }

    @PostMapping("/delegate")
    String delegate(
            @PathVariable String receipt, @RequestParam String to, @RequestParam String reason, StaffMember me) {
        steps.delegate(receipt, me, to, reason);
        return back(receipt);
    }

    @PostMapping("/countersign")
    String askCountersign(
            @PathVariable String receipt,
            @RequestParam String department,
            @RequestParam String reason,
            StaffMember me) {
        steps.askCountersign(receipt, me, department, reason);
        return back(receipt);
    }

    @PostMapping("/countersign/answer")
    String answer(
            @PathVariable String receipt,
            @RequestParam boolean agrees,
            @RequestParam(defaultValue = "") String reason,
            StaffMember me) {
        steps.countersign(receipt, me, agrees, reason);
        return back(receipt);
    }

    @PostMapping("/countersign/withdraw")
    String withdraw(@PathVariable String receipt, @RequestParam String reason, StaffMember me) {
        steps.withdrawCountersign(receipt, me, reason);
        return back(receipt);
    }

    @PostMapping("/step")
    String step(
            @PathVariable String receipt,
            @RequestParam boolean agrees,
            @RequestParam(defaultValue = "") String reason,
            StaffMember me) {
        steps.step(receipt, me, agrees, reason);
        return back(receipt);
    }

    private static String back(String receipt) {
        return "redirect:/clerk/cases/" + UriUtils.encodePathSegment(receipt, StandardCharsets.UTF_8);
    }
}

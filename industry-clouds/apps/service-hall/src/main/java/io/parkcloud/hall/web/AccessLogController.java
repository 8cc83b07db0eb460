package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.AccessLog;
import io.parkcloud.hall.staff.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who has seen which case, for supervisors. */
@Controller
class AccessLogController {
    private final AccessLog log;
    private final StaffPages pages;

    AccessLogController(AccessLog log, StaffPages pages) {
        this.log = log;
        this.pages = pages;
    }

    @GetMapping("/clerk/access")
    String show(
            @RequestParam(required = false) @Nullable String user,
            @RequestParam(required = false) @Nullable String receipt,
            @RequestParam(required = false) @Nullable Long before,
            StaffMember me,
            Model model) {
        var lines = log.read(me, user, receipt, before);
        pages.prepare(model, me, "access");
        model.addAttribute("lines", lines);
        model.addAttribute("user", user);
        model.addAttribute("receipt", receipt);
        model.addAttribute(
                "next", lines.size() == AccessLog.PAGE ? lines.getLast().id() : null);
        return "clerk-access";
    }
}

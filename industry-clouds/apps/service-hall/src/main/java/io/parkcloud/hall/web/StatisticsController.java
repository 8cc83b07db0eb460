package io.parkcloud.hall.web;

import io.parkcloud.hall.casework.Statistics;
import io.parkcloud.hall.staff.StaffMember;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the department received and decided. */
@Controller
class StatisticsController {
    private static final List<Integer> CHOICES = List.of(4, 12, 26, 52);

    private final Statistics statistics;
    private final StaffPages pages;

    StatisticsController(Statistics statistics, StaffPages pages) {
        this.statistics = statistics;
        this.pages = pages;
    }

    @GetMapping("/clerk/statistics")
    String show(@RequestParam(defaultValue = "12") int weeks, StaffMember me, Model model) {
        int asked = CHOICES.contains(weeks) ? weeks : 12;
        var report = statistics.report(me, asked);
        pages.prepare(model, me, "statistics");
        model.addAttribute("report", report);
        model.addAttribute("chart", WeekChart.of(report.weeks()));
        model.addAttribute("weeks", asked);
        model.addAttribute("choices", CHOICES);
        return "clerk-statistics";
    }
}

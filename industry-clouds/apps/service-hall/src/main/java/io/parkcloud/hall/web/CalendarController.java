package io.parkcloud.hall.web;

import io.parkcloud.hall.calendar.CalendarOffice;
import io.parkcloud.hall.staff.StaffMember;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The working calendar, a month at a time. */
@Controller
@RequestMapping("/clerk/admin/calendar")
class CalendarController {
    private final CalendarOffice calendar;
    private final StaffPages pages;

    CalendarController(CalendarOffice calendar, StaffPages pages) {
        this.calendar = calendar;
        this.pages = pages;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable YearMonth month, StaffMember me, Model model) {
        var shown = month == null ? calendar.thisMonth() : month;
        pages.prepare(model, me, "calendar");
        model.addAttribute("month", shown);
        model.addAttribute("before", shown.minusMonths(1));
        model.addAttribute("after", shown.plusMonths(1));
        model.addAttribute("weeks", calendar.weeks(shown));
        return "admin-calendar";
    }

    @PostMapping
    String set(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @RequestParam boolean working,
            @RequestParam(defaultValue = "") String name,
            StaffMember me) {
        calendar.set(me, day, working, name);
        return "redirect:/clerk/admin/calendar?month=" + YearMonth.from(day);
    }
}

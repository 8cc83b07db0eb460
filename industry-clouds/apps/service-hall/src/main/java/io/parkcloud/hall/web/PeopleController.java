package io.parkcloud.hall.web;

import io.parkcloud.hall.staff.AdminLog;
import io.parkcloud.hall.staff.Department;
import io.parkcloud.hall.staff.StaffMember;
import io.parkcloud.hall.staff.StaffOffice;
import io.parkcloud.hall.staff.StaffRole;
import io.parkcloud.hall.text.LocalText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Accounts and departments, and what administrators did. */
@Controller
@RequestMapping("/clerk/admin")
class PeopleController {
    private final StaffOffice office;
    private final AdminLog log;
    private final StaffPages pages;

    PeopleController(StaffOffice office, AdminLog log, StaffPages pages) {
        this.office = office;
        this.log = log;
        this.pages = pages;
    }

    @GetMapping("/people")
    String list(StaffMember me, Model model) {
        pages.prepare(model, me, "people");
        model.addAttribute("people", office.list(me));
        model.addAttribute("roles", StaffRole.values());
        return "admin-people";
    }

    @PostMapping("/people")
    String create(PersonRequest asked, @RequestParam String username, @RequestParam String password, StaffMember me) {
        office.create(me, asked.member(username.strip(), true), password);
        return "redirect:/clerk/admin/people";
    }

    @PostMapping("/people/{username}")
    String save(
            @PathVariable String username,
            PersonRequest asked,
            @RequestParam(defaultValue = "false") boolean active,
            StaffMember me) {
        office.save(me, asked.member(username, active));
        return "redirect:/clerk/admin/people";
    }

    @PostMapping("/people/{username}/password")
    String resetPassword(@PathVariable String username, @RequestParam String password, StaffMember me) {
        office.resetPassword(me, username, password);
        return "redirect:/clerk/admin/people";
    }

    @PostMapping("/departments")
    String putDepartment(
            @RequestParam String code,
            @RequestParam String zh,
            @RequestParam(defaultValue = "") String en,
            StaffMember me) {
        office.putDepartment(me, new Department(code.strip(), new LocalText(zh.strip(), en.strip())));
        return "redirect:/clerk/admin/people";
    }

    @GetMapping("/log")
    String log(@RequestParam(required = false) @Nullable Long before, StaffMember me, Model model) {
        var lines = log.read(me, before);
        pages.prepare(model, me, "log");
        model.addAttribute("lines", lines);
        model.addAttribute(
                "next", lines.size() == AdminLog.PAGE ? lines.getLast().id() : null);
        return "admin-log";
    }

    /**
     * What a form says about a person.
     *
     * @param name name
     * @param role role
     * @param department code; blank for all departments
     */
    record PersonRequest(
            String name, StaffRole role, @Nullable String department) {

        StaffMember member(String username, boolean active) {
            return new StaffMember(
                    username,
                    name.strip(),
                    role,
                    department == null || department.isBlank() ? null : department,
                    active);
        }
    }
}

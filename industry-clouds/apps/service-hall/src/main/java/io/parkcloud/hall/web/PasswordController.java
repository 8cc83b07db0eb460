package io.parkcloud.hall.web;

import io.parkcloud.hall.staff.StaffMember;
import io.parkcloud.hall.staff.StaffOffice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own password. */
@Controller
@RequestMapping("/clerk/password")
class PasswordController {
    private final StaffOffice office;
    private final StaffPages pages;

    PasswordController(StaffOffice office, StaffPages pages) {
        this.office = office;
        this.pages = pages;
    }

    @GetMapping
    String show(StaffMember me, Model model) {
        pages.prepare(model, me, "password");
        return "clerk-password";
    }

    /** Every session of the account ends with it, so the next page asks to sign in. */
    @PostMapping
    String change(@RequestParam String old, @RequestParam String password, StaffMember me) {
        office.changePassword(me, old, password);
        return "redirect:/clerk";
    }
}

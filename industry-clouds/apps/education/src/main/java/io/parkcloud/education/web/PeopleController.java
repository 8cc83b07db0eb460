package io.parkcloud.education.web;

import io.parkcloud.education.account.Members;
import io.parkcloud.education.account.People;
import io.parkcloud.education.account.Standing;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Accounts of people, for those who run their school. */
@Controller
@RequestMapping("/people")
class PeopleController {
    private final People people;
    private final Members members;

    PeopleController(People people, Members members) {
        this.people = people;
        this.members = members;
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "") String q, Principal principal, Model model) {
        var member = members.atLeast(Standing.SCHOOL, principal);
        model.addAttribute("q", q);
        model.addAttribute("people", people.find(member, q));
        return "people";
    }

    /** The password is on this one page and nowhere else. */
    @PostMapping("/{id}/password")
    String let(@PathVariable String id, Principal principal, HttpServletResponse response, Model model) {
        var member = members.atLeast(Standing.SCHOOL, principal);
        model.addAttribute("credentials", people.let(id, member));
        response.setHeader("Cache-Control", "no-store");
        return all("", principal, model);
    }

    @PostMapping("/{id}/active")
    String setActive(@PathVariable String id, @RequestParam boolean active, Principal principal) {
        people.setActive(id, active, members.atLeast(Standing.SCHOOL, principal));
        return "redirect:/people";
    }
}

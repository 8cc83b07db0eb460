package io.parkcloud.education.web;

import io.parkcloud.education.account.Accounts;
import io.parkcloud.education.account.Members;
import io.parkcloud.education.course.Classes;
import io.parkcloud.education.library.Library;
import io.parkcloud.education.library.LibraryQuery;
import io.parkcloud.education.roster.RosterCounts;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sign-in, where everybody begins, and the own password. */
@Controller
class HomeController {
    private static final int NEWEST = 6;

    private final Members members;
    private final Accounts accounts;
    private final Library library;
    private final Classes classes;
    private final RosterCounts counts;

    HomeController(Members members, Accounts accounts, Library library, Classes classes, RosterCounts counts) {
        this.members = members;
        this.accounts = accounts;
        this.library = library;
        this.classes = classes;
        this.counts = counts;
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    @GetMapping("/")
    String home(Principal principal, Model model) {
        var member = members.of(principal);
        model.addAttribute("classes", classes.of(member));
        model.addAttribute(
                "items",
                library.find(new LibraryQuery("", "", "", false, 0), member).stream()
                        .limit(NEWEST)
                        .toList());
        model.addAttribute("counts", counts.all());
        return "home";
    }

    @GetMapping("/password")
    String password() {
        return "password";
    }

    @PostMapping("/password")
    String change(@RequestParam String old, @RequestParam String wanted, Principal principal) {
        accounts.change(principal.getName(), old, wanted);
        return "redirect:/password?done";
    }
}

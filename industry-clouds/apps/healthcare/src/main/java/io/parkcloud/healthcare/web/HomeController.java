package io.parkcloud.healthcare.web;

import io.parkcloud.healthcare.account.Callers;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Sign-in, and where each role begins. */
@Controller
class HomeController {
    private final Callers callers;

    HomeController(Callers callers) {
        this.callers = callers;
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    @GetMapping("/")
    String home(HttpServletRequest request) {
        return switch (callers.of(request).role()) {
            case CLINICIAN -> "redirect:/patients";
            case AUDITOR -> "redirect:/audit";
            case ADMINISTRATOR -> "redirect:/load";
            case SYSTEM -> "program";
        };
    }
}

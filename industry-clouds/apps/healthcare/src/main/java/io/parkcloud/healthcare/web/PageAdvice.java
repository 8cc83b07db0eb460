package io.parkcloud.healthcare.web;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import io.parkcloud.app.LanguageLink;
import io.parkcloud.healthcare.HealthSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows, and the page of what was refused. */
@ControllerAdvice
class PageAdvice {
    private final HealthSettings settings;

    PageAdvice(HealthSettings settings) {
        this.settings = settings;
    }

    @ModelAttribute("platform")
    String platform() {
        return settings.title();
    }

    /** Role of whoever is signed in; empty if nobody is. */
    @ModelAttribute("role")
    String role(@Nullable Principal principal) {
        return principal instanceof Authentication signedIn
                ? signedIn.getAuthorities().stream()
                        .map(authority -> String.valueOf(authority.getAuthority()))
                        .filter(name -> name.startsWith("ROLE_"))
                        .map(name -> name.substring(5))
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** This page in the other language. */
    @ModelAttribute("languageLink")
    String languageLink(HttpServletRequest request, Locale locale) {
        return LanguageLink.of(request, locale);
    }

    @ExceptionHandler
    String refused(
            BaseServerResponseException e,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        response.setStatus(e.getStatusCode());
        model.addAttribute("platform", settings.title());
        model.addAttribute("role", role(request.getUserPrincipal()));
        model.addAttribute("languageLink", languageLink(request, locale));
        model.addAttribute("status", e.getStatusCode());
        model.addAttribute("detail", e.getMessage());
        return "failure";
    }
}

package io.parkcloud.education.web;

import io.parkcloud.app.LanguageLink;
import io.parkcloud.education.EducationSettings;
import io.parkcloud.education.account.Member;
import io.parkcloud.education.account.Members;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows. */
@ControllerAdvice(annotations = Controller.class)
class PageAdvice {
    private final EducationSettings settings;
    private final Members members;

    PageAdvice(EducationSettings settings, Members members) {
        this.settings = settings;
        this.members = members;
    }

    @ModelAttribute("platform")
    String platform() {
        return settings.title();
    }

    @ModelAttribute("pages")
    PageTools pages() {
        return new PageTools(settings.timeZone());
    }

    /** Who is signed in; null if nobody is. */
    @ModelAttribute("member")
    @Nullable
    Member member(@Nullable Principal principal) {
        return principal == null ? null : members.find(principal.getName()).orElse(null);
    }

    /** Which part of the frame is marked. */
    @ModelAttribute("section")
    String section(HttpServletRequest request) {
        return request.getRequestURI();
    }

    /** This page in the other language. */
    @ModelAttribute("languageLink")
    String languageLink(HttpServletRequest request, Locale locale) {
        return LanguageLink.of(request, locale);
    }
}

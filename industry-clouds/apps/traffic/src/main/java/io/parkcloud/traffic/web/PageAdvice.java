package io.parkcloud.traffic.web;

import io.parkcloud.app.LanguageLink;
import io.parkcloud.traffic.TrafficSettings;
import io.parkcloud.traffic.feed.CurrentTimetable;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows. */
@ControllerAdvice
class PageAdvice {
    private final TrafficSettings settings;
    private final CurrentTimetable timetable;

    PageAdvice(TrafficSettings settings, CurrentTimetable timetable) {
        this.settings = settings;
        this.timetable = timetable;
    }

    @ModelAttribute("traffic")
    PageTools traffic() {
        ZoneId zone = timetable.find().map(now -> now.feed().zone()).orElse(ZoneOffset.UTC);
        return new PageTools(settings.title(), zone);
    }

    /** Which part of the frame is marked. */
    @ModelAttribute("section")
    String section(HttpServletRequest request) {
        return request.getRequestURI();
    }

    /** Who is signed in; null for passengers. */
    @ModelAttribute("staff")
    @Nullable
    String staff(HttpServletRequest request, @Nullable Principal principal) {
        return request.getRequestURI().startsWith("/admin") && principal != null ? principal.getName() : null;
    }

    /** This page in the other language. */
    @ModelAttribute("languageLink")
    String languageLink(HttpServletRequest request, Locale locale) {
        return LanguageLink.of(request, locale);
    }
}

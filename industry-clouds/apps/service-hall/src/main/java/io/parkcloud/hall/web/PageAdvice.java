package io.parkcloud.hall.web;

import io.parkcloud.app.LanguageLink;
import io.parkcloud.hall.HallSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame of every page shows. */
@ControllerAdvice
class PageAdvice {
    private final PageTools tools;

    PageAdvice(HallSettings settings) {
        this.tools = new PageTools(settings);
    }

    @ModelAttribute("hall")
    PageTools hall() {
        return tools;
    }

    /** The signed-in clerk; null for citizens. */
    @ModelAttribute("staff")
    @Nullable
    String staff(HttpServletRequest request, @Nullable Principal principal) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/clerk") && principal != null
                ? principal.getName()
                : null;
    }

    /** This page in the other language. */
    @ModelAttribute("languageLink")
    String languageLink(HttpServletRequest request, Locale locale) {
        return LanguageLink.of(request, locale);
    }
}

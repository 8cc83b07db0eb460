package io.parkcloud.app;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.web.util.UriComponentsBuilder;

/** The link of a page to itself in the other language. */
public final class LanguageLink {

    private LanguageLink() {}

    /** @return a query string that keeps everything else that was asked */
    public static String of(HttpServletRequest request, Locale locale) {
        return UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .replaceQueryParam("lang", "en".equals(locale.getLanguage()) ? "zh-CN" : "en")
                .build()
                .toUriString();
    }
}

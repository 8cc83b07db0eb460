package io.parkcloud.education.store;

import io.parkcloud.education.EducationSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How the program is reached from outside. */
@Component
public final class PublicAddress {
    private final EducationSettings settings;

    PublicAddress(EducationSettings settings) {
        this.settings = settings;
    }

    /** Its address without a slash at the end: what the operator set, otherwise where the request was sent to. */
    public String of(HttpServletRequest request) {
        return settings.url().isEmpty()
                ? ServletUriComponentsBuilder.fromContextPath(request).build().toUriString()
                : settings.url();
    }
}

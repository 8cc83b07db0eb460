package io.parkcloud.ops.alarms.channel;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Who is told, and how.
 *
 * @param by       mail or a web hook
 * @param to       addresses of mail
 * @param url      of the web hook: http or https, to a host that is not the platform's
 * @param language of mail; left out, Chinese
 */
public record NotificationChannelSpec(
        @NotNull By by,
        @Size(max = 20, message = "at most 20 addresses") List<@Email @Size(max = 254) String> to,
        Optional<URI> url,
        Optional<Language> language) {

    public NotificationChannelSpec {
        to = to == null ? List.of() : List.copyOf(to);
    }

    /** Ways to be told. */
    public enum By {
        MAIL,
        WEB_HOOK
    }

    /** Languages that mail is written in. */
    public enum Language {
        CHINESE,
        ENGLISH
    }
}

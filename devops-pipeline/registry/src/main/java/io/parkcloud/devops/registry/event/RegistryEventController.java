package io.parkcloud.devops.registry.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.parkcloud.control.security.SecurityErrors;
import io.parkcloud.control.web.Problems;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes the registry's notifications (distribution, "Work with notifications"). It sends them again until they are taken. */
@RestController
public class RegistryEventController {

    private static final String PUSH = "push";

    private final ImagePushes pushes;
    private final byte @Nullable [] expected;

    /** @param secret what the registry proves itself with; null takes no events */
    public RegistryEventController(ImagePushes pushes, @Nullable String secret) {
        this.pushes = pushes;
        this.expected = secret == null ? null : ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
    }

    /** What is used of an envelope; registries put more into it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Envelope(List<Event> events) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Event(
            @Nullable String action,
            @Nullable Target target,
            @Nullable Actor actor) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Target(
            @Nullable String repository,
            @Nullable String tag,
            @Nullable String digest) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Actor(@Nullable String name) {}

    @PostMapping("/registry/events")
    ResponseEntity<Void> take(
            @RequestHeader(value = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestBody Envelope envelope) {
        if (expected == null || !MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8))) {
            throw SecurityErrors.UNAUTHENTICATED.error("only this platform's registry tells events here");
        }
        envelope.events().forEach(this::take);
        return ResponseEntity.noContent().build();
    }

    /** Layers are pushed as well; a version of an image is what has a tag. */
    private void take(Event event) {
        var target = event.target();
        if (PUSH.equals(event.action()) && target != null && target.tag() != null && target.repository() != null) {
            var who = event.actor() == null || event.actor().name() == null
                    ? ""
                    : event.actor().name();
            pushes.pushed(
                    target.repository(),
                    target.tag(),
                    target.digest() == null ? "" : target.digest(),
                    who,
                    Problems.requestId());
        }
    }
}

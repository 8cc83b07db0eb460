package io.parkcloud.healthcare.index;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A reference to a resource of this server.
 *
 * @param type resource type
 * @param id its id
 */
public record LocalReference(String type, String id) {
    private static final Pattern FORM =
            Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]{1,64})?");

    /** Reads {@code Type/id}, with or without a version; empty if it is something else. */
    public static Optional<LocalReference> parse(String text) {
        var found = FORM.matcher(text);
        return found.matches() ? Optional.of(new LocalReference(found.group(1), found.group(2))) : Optional.empty();
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}

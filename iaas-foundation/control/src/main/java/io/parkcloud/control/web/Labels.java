package io.parkcloud.control.web;

import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.PlatformException.Fault;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What labels may look like: at most 16, names like {@code env} or {@code park.example/owner}, values of up to 63 characters. */
final class Labels {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,62}");

    private Labels() {}

    static Map<String, String> check(Map<String, String> labels) {
        if (labels.size() > 16) {
            throw wrong("/labels", "at most 16, was " + labels.size());
        }
        labels.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw wrong(
                        "/labels/" + name,
                        "a label's name has 1 to 63 letters, digits, dots, dashes, underscores or slashes");
            }
            if (isMissing(value)) {
                throw wrong("/labels/" + name, "a label needs a value, if only an empty one");
            }
            if (value.length() > 63) {
                throw wrong("/labels/" + name, "a label's value has at most 63 characters, was " + value.length());
            }
        });
        return labels;
    }

    /** Jackson puts null into a map whatever its type says. */
    private static boolean isMissing(@Nullable String value) {
        return value == null;
    }

    private static PlatformException wrong(String pointer, String detail) {
        return new PlatformException(
                ResourceErrors.INVALID, pointer + ": " + detail, List.of(new Fault(pointer, detail)));
    }
}

package io.parkcloud.education.account;

import org.jspecify.annotations.Nullable;

/** Names in the order of their language. */
public final class PersonNames {

    private PersonNames() {}

    /** Family name first and nothing between in Chinese; given name first elsewhere. */
    public static String of(@Nullable String given, @Nullable String family) {
        var first = given == null ? "" : given.strip();
        var last = family == null ? "" : family.strip();
        boolean chinese = (last + first).codePoints().anyMatch(Character::isIdeographic);
        return (chinese ? last + first : first + " " + last).strip();
    }
}

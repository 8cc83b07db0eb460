package io.parkcloud.control.kind;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a kind is called.
 *
 * @param singular CamelCase, as in {@code LoadBalancer}; the word in manifests and in the store
 * @param plural   lower case with dashes, as in {@code load-balancers}; the word in URLs and for the CLI
 * @param group    the portal's section: {@code compute}, {@code network}, {@code storage}, {@code services}, …
 */
public record KindName(String singular, String plural, String group) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    public KindName {
        if (!singular.matches("[A-Z][A-Za-z]{1,38}") || !plural.matches("[a-z][a-z-]{1,38}")) {
            throw new IllegalArgumentException("not a kind name: " + singular + " / " + plural);
        }
    }

    /** The prefix of the kind's error codes and audit actions: {@code load-balancer}. */
    public String slug() {
        return BETWEEN_WORDS.matcher(singular).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}

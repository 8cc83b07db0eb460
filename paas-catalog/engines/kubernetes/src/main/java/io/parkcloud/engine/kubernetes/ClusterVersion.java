package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.client.VersionInfo;
import java.util.regex.Pattern;

/**
 * What depends on the server's version. Versions of API groups that every supported server serves are not asked for one by
 * one.
 *
 * @param minor of version 1; a later major version counts as a very late minor one
 * @see <a href="https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates-removed/">feature gates</a>
 */
record ClusterVersion(int minor) {

    private static final Pattern DIGITS = Pattern.compile("^(\\d+)");
    private static final int LATE = 1_000;

    static ClusterVersion of(VersionInfo info) {
        return new ClusterVersion(number(info.getMajor()) > 1 ? LATE : number(info.getMinor()));
    }

    /** Some providers write {@code 27+}. */
    private static int number(String text) {
        var match = DIGITS.matcher(text);
        return match.find() ? Integer.parseInt(match.group(1)) : 0;
    }

    /** Fields for seccomp profiles instead of annotations. */
    boolean seccompField() {
        return minor >= 19;
    }

    /** Secrets and ConfigMaps that the server keeps from being changed. */
    boolean immutableContent() {
        return minor >= 19;
    }

    /** Whether a pod may say that ordinary users serve on ports below 1024; a sysctl that counts as safe. */
    boolean lowPorts() {
        return minor >= 22;
    }
}

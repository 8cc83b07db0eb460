package io.parkcloud.devops.pipeline.definition;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.regex.PatternSyntaxException;

/** Patterns as {@link java.nio.file.FileSystem#getPathMatcher} has them: {@code *} within a name, {@code **} across folders. */
public final class Globs {

    private Globs() {}

    /** Whether a branch or a relative path fits. */
    public static boolean matches(String glob, String text) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(text));
    }

    /** Whether it can be used at all, and stays inside of what it is looked for in. */
    public static boolean usable(String glob) {
        if (glob.startsWith("/")
                || glob.indexOf('\0') >= 0
                || Path.of(glob.replace("*", "x")).normalize().startsWith("..")) {
            return false;
        }
        try {
            return !FileSystems.getDefault()
                    .getPathMatcher("glob:" + glob)
                    .toString()
                    .isEmpty();
        } catch (PatternSyntaxException wrong) {
            return false;
        }
    }
}

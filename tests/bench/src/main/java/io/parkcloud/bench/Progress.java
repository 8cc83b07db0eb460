package io.parkcloud.bench;

import com.google.errorprone.annotations.FormatMethod;

/** What is going on, for whoever waits; beside the output, which is for programs too. */
final class Progress {

    private Progress() {}

    @FormatMethod
    static void tell(String what, Object... values) {
        System.err.println("bench: " + what.formatted(values));
    }
}

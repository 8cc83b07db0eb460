package io.parkcloud.cli;

import java.io.Console;
import java.util.Optional;

/** The person in front of the screen, if there is one. */
public final class Terminal {

    private Terminal() {}

    /** What they type; empty if nobody is there to type it. */
    public static Optional<String> ask(String question) {
        return console().flatMap(console -> Optional.ofNullable(console.readLine("%s", question)));
    }

    /** The same without showing it. */
    public static Optional<String> askSecret(String question) {
        return console()
                .flatMap(console -> Optional.ofNullable(console.readPassword("%s", question)))
                .map(String::new);
    }

    /** Java 21 has no console where there is no terminal, later ones have one that meets the end of the input. */
    private static Optional<Console> console() {
        return Optional.ofNullable(System.console());
    }
}

package io.parkcloud.hall.casework;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/**
 * Codes that only their holder knows, of characters nobody confuses with another. A query code has eight, about 39 bits, far
 * too many to try through a web page.
 */
@Component
public class QueryCodes {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();

    String next() {
        return next(LENGTH);
    }

    /** A code of so many characters. */
    public String next(int length) {
        return random.ints(length, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .reduce("", String::concat);
    }
}

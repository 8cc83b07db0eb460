package io.parkcloud.hall.casework;

import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Query codes: eight characters nobody confuses with another, about 39 bits, far too many to try through a web page. */
@Component
class QueryCodes {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();

    String next() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .reduce("", String::concat);
    }
}

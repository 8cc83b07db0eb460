package io.parkcloud.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** A statement under construction together with its arguments, which are added in the order of their question marks. */
public final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    /** Adds text, and an argument for each question mark in it. */
    public Sql add(String part, Object... values) {
        text.append(part).append(' ');
        arguments.addAll(Arrays.asList(values));
        return this;
    }

    /** Adds another piece. */
    public Sql add(Sql other) {
        text.append(other.text);
        arguments.addAll(other.arguments);
        return this;
    }

    /** Adds {@code (?, ?, …)}; of no values {@code (NULL)}, which nothing equals. */
    public Sql in(Collection<?> values) {
        text.append(
                values.isEmpty() ? "(NULL) " : "(" + String.join(",", Collections.nCopies(values.size(), "?")) + ") ");
        arguments.addAll(values);
        return this;
    }

    public String text() {
        return text.toString();
    }

    public Object[] arguments() {
        return arguments.toArray();
    }
}

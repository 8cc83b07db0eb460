package io.parkcloud.control.store.mysql;

import io.parkcloud.kernel.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Statements put together value by value, for all that reads or writes many rows at once. A MyBatis script would find out anew, for
 * every value of every row, where it comes from and what it is, which costs more than the statement itself. The platform's own
 * words become part of the text; what differs from row to row is sent beside it, so that the driver sees the same text again and
 * remembers where its question marks are.
 */
final class Sql {

    private final StringBuilder text = new StringBuilder(2_000);
    private final List<Object> beside = new ArrayList<>();

    /** Begins the next statement. */
    Sql statement(String begin) {
        if (!text.isEmpty()) {
            text.append("; ");
        }
        return add(begin);
    }

    Sql add(String more) {
        text.append(more);
        return this;
    }

    /** @throws IllegalArgumentException for a type that no column has */
    Sql value(@Nullable Object value) {
        switch (value) {
            case null -> text.append("NULL");
            case ResourceId id -> beside(ResourceIdTypeHandler.bytes(id));
            case Long number -> beside(number);
            case Integer count -> text.append(count.intValue());
            case Boolean truth -> text.append(truth ? "TRUE" : "FALSE");
            case Enum<?> word -> text.append('\'').append(word.name()).append('\'');
            case String written -> beside(written);
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
        return this;
    }

    /** {@code (a, b, c)}. */
    Sql tuple(@Nullable Object... values) {
        text.append('(');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            value(values[i]);
        }
        text.append(')');
        return this;
    }

    /** {@code IN (a, b, c)}; at least one. */
    Sql in(Collection<?> values) {
        text.append(" IN ");
        return tuple(values.toArray());
    }

    /** What {@code part} adds for each, with {@code between} between them. */
    <E> Sql each(String between, Iterable<E> items, Consumer<E> part) {
        for (Iterator<E> rest = items.iterator(); rest.hasNext(); ) {
            part.accept(rest.next());
            if (rest.hasNext()) {
                text.append(between);
            }
        }
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    String text() {
        return text.toString();
    }

    /** What the question marks of the text stand for: texts, long numbers and bytes. */
    List<Object> beside() {
        return beside;
    }

    private void beside(Object value) {
        text.append('?');
        beside.add(value);
    }
}

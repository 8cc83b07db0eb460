package io.parkcloud.hall.problem;

import java.util.List;

/**
 * What is wrong with one field of a form or one document.
 *
 * @param pointer JSON pointer of the field; {@code /documents/<key>} for a document
 * @param code key of the message, such as {@code form.required}
 * @param arguments what the message mentions: limits, allowed values
 */
public record FieldProblem(String pointer, String code, List<Object> arguments) {

    public FieldProblem {
        arguments = List.copyOf(arguments);
    }

    /** A problem at a pointer. */
    public static FieldProblem at(String pointer, String code, Object... arguments) {
        return new FieldProblem(pointer, code, List.of(arguments));
    }
}

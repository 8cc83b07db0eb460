package io.parkcloud.hall.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem met while serving a request. The detail says what was wrong, the value seen, the limit, what to do. */
public final class HallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient List<FieldProblem> fields;

    public HallException(Problem problem, String detail) {
        this(problem, detail, List.of(), null);
    }

    public HallException(Problem problem, String detail, Throwable cause) {
        this(problem, detail, List.of(), cause);
    }

    public HallException(Problem problem, String detail, List<FieldProblem> fields) {
        this(problem, detail, fields, null);
    }

    private HallException(Problem problem, String detail, List<FieldProblem> fields, @Nullable Throwable cause) {
        super(detail, cause);
        this.problem = problem;
        this.fields = List.copyOf(fields);
    }

    public Problem problem() {
        return problem;
    }

    /** What is wrong in single fields; empty if the problem is not about fields. */
    public List<FieldProblem> fields() {
        return fields;
    }
}

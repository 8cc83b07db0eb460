package io.parkcloud.education.problem;

/** A problem met while serving a request. The detail says what was wrong, the value seen, the limit, what to do. */
public final class EducationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;

    public EducationException(Problem problem, String detail) {
        super(detail);
        this.problem = problem;
    }

    public EducationException(Problem problem, String detail, Throwable cause) {
        super(detail, cause);
        this.problem = problem;
    }

    /** Which problem. */
    public Problem problem() {
        return problem;
    }
}

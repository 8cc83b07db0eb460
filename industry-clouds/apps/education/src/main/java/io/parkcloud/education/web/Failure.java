package io.parkcloud.education.web;

import io.lettuce.core.RedisException;
import io.parkcloud.education.problem.EducationException;
import io.parkcloud.education.problem.Problem;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * What went wrong with a request, ready to be told.
 *
 * @param problem which problem
 * @param detail what, in English
 */
public record Failure(Problem problem, String detail) {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
    private static final int DEEPEST = 20;
    private static final String TOO_LARGE = "The file is larger than what is taken; make it smaller or split it";

    /** Recognises an exception by it or one of its causes; only what nobody expected is logged with its trace. */
    public static Failure of(Throwable thrown) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            var known = known(cause);
            if (known != null) {
                return known;
            }
            cause = cause.getCause();
        }
        LOG.error("Unexpected failure", thrown);
        return new Failure(Problem.INTERNAL, "This failed in a way nobody foresaw; the log has the request's id");
    }

    private static @Nullable Failure known(Throwable cause) {
        return switch (cause) {
            case EducationException e -> new Failure(e.problem(), String.valueOf(e.getMessage()));
            case MaxUploadSizeExceededException e -> new Failure(Problem.FILE_TOO_LARGE, TOO_LARGE);
            case AccessDeniedException e ->
                new Failure(Problem.REQUEST_FORBIDDEN, "The page's token is missing or too old; load it again");
            case MethodArgumentTypeMismatchException e ->
                new Failure(
                        Problem.FIELD_INVALID,
                        "The field '" + e.getName() + "' was '" + e.getValue() + "', which cannot be read");
            case ServletRequestBindingException e ->
                new Failure(Problem.REQUEST_MALFORMED, String.valueOf(e.getMessage()));
            case ErrorResponse e ->
                ofStatus(e.getStatusCode(), String.valueOf(e.getBody().getDetail()));
            case RedisConnectionFailureException e -> away(Problem.SESSIONS_UNAVAILABLE, e);
            case RedisSystemException e -> away(Problem.SESSIONS_UNAVAILABLE, e);
            case RedisException e -> away(Problem.SESSIONS_UNAVAILABLE, e);
            case SQLTransientConnectionException e -> away(Problem.DATABASE_UNAVAILABLE, e);
            case SQLNonTransientConnectionException e -> away(Problem.DATABASE_UNAVAILABLE, e);
            case SQLRecoverableException e -> away(Problem.DATABASE_UNAVAILABLE, e);
            default -> isSizeLimit(cause) ? new Failure(Problem.FILE_TOO_LARGE, TOO_LARGE) : null;
        };
    }

    private static Failure away(Problem problem, Exception why) {
        LOG.warn("{}: {}", problem.title(), why.toString());
        return new Failure(problem, problem.title() + " for the moment; try again shortly");
    }

    /** The container has exceptions of its own for it, and they come from wherever a field of the form is asked for first. */
    private static boolean isSizeLimit(Throwable cause) {
        return cause.getClass().getSimpleName().endsWith("SizeLimitExceededException");
    }

    static Failure ofStatus(HttpStatusCode status, String detail) {
        var problem =
                switch (status.value()) {
                    case 401 -> Problem.SIGN_IN_NEEDED;
                    case 403 -> Problem.REQUEST_FORBIDDEN;
                    case 404 -> Problem.NOT_FOUND;
                    case 405 -> Problem.METHOD_NOT_ALLOWED;
                    case 413 -> Problem.REQUEST_TOO_LARGE;
                    default -> status.is4xxClientError() ? Problem.REQUEST_MALFORMED : Problem.INTERNAL;
                };
        return new Failure(problem, detail);
    }
}

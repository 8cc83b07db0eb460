package io.parkcloud.traffic.web;

import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
record Failure(Problem problem, String detail) {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    /** Recognises an exception; only what nobody expected is logged with its trace. */
    static Failure of(Throwable thrown) {
        var causes = new ArrayList<Throwable>();
        for (@Nullable Throwable cause = thrown; cause != null && causes.size() < 20; cause = cause.getCause()) {
            causes.add(cause);
        }
        for (var cause : causes) {
            var known = known(cause);
            if (known != null) {
                return known;
            }
        }
        if (isOutage(causes)) {
            LOG.warn("database: {}", thrown.toString());
            return new Failure(Problem.DATABASE_UNAVAILABLE, "The database is away for the moment; try again shortly");
        }
        LOG.error("Unexpected failure", thrown);
        return new Failure(Problem.INTERNAL, "This failed in a way nobody foresaw; the log has the request's id");
    }

    private static @Nullable Failure known(Throwable cause) {
        return switch (cause) {
            case TrafficException e -> new Failure(e.problem(), String.valueOf(e.getMessage()));
            case MaxUploadSizeExceededException e -> new Failure(Problem.REQUEST_TOO_LARGE, "A feed may have 128 MB");
            case AccessDeniedException e ->
                new Failure(Problem.REQUEST_FORBIDDEN, "The page's token is missing or too old; load it again");
            case MethodArgumentTypeMismatchException e ->
                new Failure(
                        Problem.PARAMETER_INVALID,
                        "The parameter '" + e.getName() + "' was '" + e.getValue() + "', which cannot be read");
            case ServletRequestBindingException e ->
                new Failure(Problem.PARAMETER_INVALID, String.valueOf(e.getMessage()));
            case ErrorResponse e ->
                ofStatus(e.getStatusCode(), String.valueOf(e.getBody().getDetail()));
            default -> null;
        };
    }

    static Failure ofStatus(HttpStatusCode status, String detail) {
        var problem =
                switch (status.value()) {
                    case 401 -> Problem.SIGN_IN_NEEDED;
                    case 403 -> Problem.REQUEST_FORBIDDEN;
                    case 404 -> Problem.NOT_FOUND;
                    case 405 -> Problem.METHOD_NOT_ALLOWED;
                    case 413 -> Problem.REQUEST_TOO_LARGE;
                    case 415, 406 -> Problem.MEDIA_TYPE_UNSUPPORTED;
                    default -> status.is4xxClientError() ? Problem.REQUEST_MALFORMED : Problem.INTERNAL;
                };
        return new Failure(problem, detail);
    }

    private static boolean isOutage(List<Throwable> causes) {
        return causes.stream()
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException
                        || cause instanceof SQLNonTransientConnectionException
                        || cause instanceof SQLRecoverableException);
    }
}

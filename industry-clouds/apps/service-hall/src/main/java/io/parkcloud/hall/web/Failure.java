package io.parkcloud.hall.web;

import io.parkcloud.hall.problem.FieldProblem;
import io.parkcloud.hall.problem.HallException;
import io.parkcloud.hall.problem.Outages;
import io.parkcloud.hall.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * What went wrong with a request, ready to be told.
 *
 * @param problem which problem
 * @param detail what, in English
 * @param fields problems of single fields
 */
record Failure(Problem problem, String detail, List<FieldProblem> fields) {
    private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

    Failure {
        fields = List.copyOf(fields);
    }

    static Failure of(Problem problem, String detail) {
        return new Failure(problem, detail, List.of());
    }

    /** Recognises an exception; only what nobody expected is logged with its trace. */
    static Failure of(Throwable thrown) {
        var causes = causes(thrown);
        if (causes.stream().anyMatch(Failure::isSizeLimit)) {
            return tooLarge(); // first: frameworks wrap it in something vaguer
        }
        for (var cause : causes) {
            var known = known(cause);
            if (known != null) {
                return known;
            }
        }
        var outage = Outages.of(thrown);
        if (outage.isPresent()) {
            LOG.warn("{}: {}", outage.get().code(), thrown.toString());
            return of(
                    outage.get(),
                    "A part the hall stands on is away for the moment; nothing was lost, try again shortly");
        }
        LOG.error("Unexpected failure", thrown);
        return of(Problem.INTERNAL, "The hall failed in a way it did not foresee; the log has the request's id");
    }

    private static @Nullable Failure known(Throwable cause) {
        return switch (cause) {
            case HallException e -> new Failure(e.problem(), String.valueOf(e.getMessage()), e.fields());
            case FlowableOptimisticLockingException e ->
                of(Problem.CASE_STATE_CONFLICT, "Somebody else moved the case at the same moment; look at it again");
            case AccessDeniedException e ->
                of(
                        Problem.REQUEST_FORBIDDEN,
                        "The page's token is missing or too old, or this is not yours; load it again");
            case HttpMessageNotReadableException e ->
                of(Problem.REQUEST_MALFORMED, "The body is not the JSON this address takes: " + firstLine(e));
            case ErrorResponse e ->
                ofStatus(e.getStatusCode(), String.valueOf(e.getBody().getDetail()));
            default -> null;
        };
    }

    static Failure ofStatus(HttpStatusCode status, String detail) {
        var problem =
                switch (status.value()) {
                    case 403 -> Problem.REQUEST_FORBIDDEN;
                    case 401, 404 -> Problem.NOT_FOUND;
                    case 405 -> Problem.METHOD_NOT_ALLOWED;
                    case 413 -> Problem.REQUEST_TOO_LARGE;
                    case 415, 406 -> Problem.MEDIA_TYPE_UNSUPPORTED;
                    default -> status.is4xxClientError() ? Problem.REQUEST_MALFORMED : Problem.INTERNAL;
                };
        return of(problem, detail);
    }

    static Failure tooLarge() {
        return of(
                Problem.REQUEST_TOO_LARGE,
                "A request may have " + BodyLimitFilter.MAX_UPLOAD_MIB + " MiB with files, "
                        + BodyLimitFilter.MAX_JSON_MIB
                        + " MiB as JSON and each file 10 MB; send fewer or smaller files");
    }

    private static boolean isSizeLimit(Throwable cause) {
        var name = cause.getClass().getSimpleName();
        return cause instanceof MaxUploadSizeExceededException
                || cause instanceof BodyLimitFilter.BodyTooLargeException
                || name.equals("SizeLimitExceededException")
                || name.equals("FileSizeLimitExceededException");
    }

    private static List<Throwable> causes(Throwable thrown) {
        var causes = new ArrayList<Throwable>();
        for (@Nullable Throwable cause = thrown; cause != null && causes.size() < 20; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(causes(e).getLast().getMessage())
                .lines()
                .findFirst()
                .orElse("");
    }
}

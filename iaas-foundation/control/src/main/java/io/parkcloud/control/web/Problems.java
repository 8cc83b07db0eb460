package io.parkcloud.control.web;

import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.PlatformException.Fault;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/** Makes problem bodies (RFC 9457) in the reader's language, also for filters that answer before any controller. */
public final class Problems {

    private Problems() {}

    public static ProblemDetail of(ErrorCode code, String detail, List<Fault> faults, String requestId) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(code.category().httpStatus()), Translations.forReader(detail));
        problem.setType(URI.create("/problems/" + code.id()));
        problem.setTitle(Translations.forReader(code.title()));
        problem.setProperty("code", code.id());
        problem.setProperty("retryable", code.category().retryable());
        problem.setProperty("requestId", requestId);
        if (!faults.isEmpty()) {
            problem.setProperty(
                    "errors",
                    faults.stream()
                            .map(fault -> new Fault(fault.pointer(), Translations.forReader(fault.detail())))
                            .toList());
        }
        return problem;
    }

    /** The id of the request that the calling thread is in. */
    public static String requestId() {
        return RequestIdFilter.current();
    }
}

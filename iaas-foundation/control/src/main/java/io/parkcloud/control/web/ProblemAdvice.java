package io.parkcloud.control.web;

import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.control.resource.SpecReader;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.PlatformException.Fault;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;

/** Every error of the API as a problem (RFC 9457) with a stable code. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<Object> platform(PlatformException e) {
        var problem = problem(e.code(), String.valueOf(e.getMessage()), e.faults());
        var response = ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (e.code().category().retryable()) {
            response.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return response.body(problem);
    }

    @ExceptionHandler
    ResponseEntity<Object> unforeseen(RuntimeException e) {
        LOG.error("request {} broke", RequestIdFilter.current(), e);
        var detail =
                "the platform broke on this request; tell the operator the request id " + RequestIdFilter.current();
        return ResponseEntity.internalServerError()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(ResourceErrors.INTERNAL, detail, List.of()));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (e.getCause() instanceof JacksonException bad) {
            if (bad.getCause() instanceof PlatformException limit
                    && limit.code().equals(ResourceErrors.TOO_LARGE)) {
                return platform(limit); // The body was cut off, so what was being read says nothing.
            }
            var pointer = SpecReader.pointer(bad);
            var reason = SpecReader.reason(bad);
            boolean unreadable = bad instanceof StreamConstraintsException
                    || (bad instanceof StreamReadException && !(bad instanceof InputCoercionException));
            var code = pointer.isEmpty() || unreadable ? ResourceErrors.MALFORMED : ResourceErrors.INVALID;
            var where = pointer.isEmpty() ? "the body is not JSON of the expected shape" : pointer;
            return body(code, where + ": " + reason, List.of(new Fault(pointer, reason)));
        }
        return body(ResourceErrors.MALFORMED, "a JSON body is required", List.of());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var faults = e.getBindingResult().getFieldErrors().stream()
                .map(wrong ->
                        new Fault("/" + wrong.getField().replace('.', '/'), String.valueOf(wrong.getDefaultMessage())))
                .sorted(Comparator.comparing(Fault::pointer))
                .toList();
        var first = faults.isEmpty() ? new Fault("", "the values do not go together") : faults.getFirst();
        return body(ResourceErrors.INVALID, first.pointer() + ": " + first.detail(), faults);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var name = String.valueOf(e.getPropertyName());
        var detail = "cannot be read, was " + e.getValue();
        return body(ResourceErrors.INVALID, name + ": " + detail, List.of(new Fault("?" + name, detail)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = body instanceof ProblemDetail given ? given : ProblemDetail.forStatus(status);
        var code = "http." + status.value();
        problem.setType(URI.create("/problems/" + code));
        problem.setProperty("code", code);
        problem.setProperty("retryable", status.value() == 503 || status.value() == 429);
        problem.setProperty("requestId", RequestIdFilter.current());
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<Object> body(ErrorCode code, String detail, List<Fault> faults) {
        return ResponseEntity.status(code.category().httpStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(code, detail, faults));
    }

    private static ProblemDetail problem(ErrorCode code, String detail, List<Fault> faults) {
        return Problems.of(code, detail, faults, RequestIdFilter.current());
    }
}

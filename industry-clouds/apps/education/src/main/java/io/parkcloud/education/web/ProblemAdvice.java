package io.parkcloud.education.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Failures of controllers. */
@ControllerAdvice
class ProblemAdvice {
    private final FailureWriter failures;

    ProblemAdvice(FailureWriter failures) {
        this.failures = failures;
    }

    @ExceptionHandler
    void tell(Exception e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        failures.write(request, response, Failure.of(e));
    }
}

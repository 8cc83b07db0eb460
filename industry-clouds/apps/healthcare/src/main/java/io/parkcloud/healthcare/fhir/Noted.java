package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import io.parkcloud.healthcare.account.Callers;
import io.parkcloud.healthcare.audit.AuditEntry.Outcome;
import io.parkcloud.healthcare.audit.AuditTrail;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Notes what was refused or failed, and says nothing to clients about how we are built. */
@Component
@Interceptor
public final class Noted {
    private static final Logger LOG = LoggerFactory.getLogger(Noted.class);

    private final AuditTrail audit;
    private final Callers callers;
    private final AtomicLong failures = new AtomicLong();

    Noted(AuditTrail audit, Callers callers) {
        this.audit = audit;
        this.callers = callers;
    }

    /** Turns what nobody foresaw into a bare 500 or 503, and what the database being away makes into the latter. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException tell(
            RequestDetails details, Throwable thrown, HttpServletRequest request) {
        var known = known(thrown);
        if (known != null) {
            note(details, request, known);
            return known;
        }
        if (isDatabase(thrown)) {
            LOG.warn("The database cannot be used: {}", thrown.toString());
            return new UnclassifiedServerFailureException(503, "The database cannot be reached; try again shortly");
        }
        long number = failures.incrementAndGet();
        LOG.error("Unexpected failure {}", number, thrown);
        return new InternalErrorException(
                "Something went wrong that was not foreseen; the log has it as number " + number);
    }

    private void note(RequestDetails details, HttpServletRequest request, BaseServerResponseException known) {
        if (request.getUserPrincipal() == null || !(details instanceof ServletRequestDetails)) {
            return;
        }
        var type = details.getRestOperationType();
        try {
            audit.refused(
                    callers.of(request),
                    type == null ? request.getMethod() : type.getCode(),
                    known.getStatusCode() < 500 ? Outcome.REFUSED : Outcome.FAILED,
                    String.valueOf(details.getRequestPath()),
                    known.getStatusCode() + " " + known.getMessage());
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("A refusal could not be noted: {}", e.toString());
        }
    }

    private static @Nullable BaseServerResponseException known(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BaseServerResponseException known && known.getStatusCode() < 500) {
                return known;
            }
            if (cause instanceof ca.uhn.fhir.parser.DataFormatException format) {
                return new ca.uhn.fhir.rest.server.exceptions.InvalidRequestException(format.getMessage(), format);
            }
        }
        return thrown instanceof BaseServerResponseException known && known.getStatusCode() == 501 ? known : null;
    }

    private static boolean isDatabase(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.springframework.dao.DataAccessResourceFailureException
                    || cause instanceof TransactionException) {
                return true;
            }
        }
        return false;
    }
}

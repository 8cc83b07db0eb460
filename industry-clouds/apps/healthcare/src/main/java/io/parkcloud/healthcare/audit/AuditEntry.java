package io.parkcloud.healthcare.audit;

import io.parkcloud.healthcare.account.Caller;

/**
 * One access.
 *
 * @param caller who, from where, what for
 * @param action create, read, update, delete or execute
 * @param interaction the FHIR interaction or page
 * @param outcome how it went
 * @param target what: {@code Type/id/_history/version}, or a search
 * @param patient whose data; empty if nobody's
 * @param detail what else there is to say
 */
public record AuditEntry(
        Caller caller,
        Action action,
        String interaction,
        Outcome outcome,
        String target,
        String patient,
        String detail) {

    /** What was done, as AuditEvent.action has it. */
    public enum Action {
        C,
        R,
        U,
        D,
        E
    }

    /** How it went, as AuditEvent.outcome has it. */
    public enum Outcome {
        SUCCESS("0"),
        REFUSED("4"),
        FAILED("8");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        /** The code in AuditEvent. */
        public String code() {
            return code;
        }
    }
}

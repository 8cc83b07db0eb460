package io.parkcloud.healthcare.consent;

import io.parkcloud.app.Sql;
import io.parkcloud.healthcare.HealthSettings;
import io.parkcloud.healthcare.HealthSettings.ConsentDefault;
import io.parkcloud.healthcare.account.Caller;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * What a caller may see, as a condition on a row of {@code resource}. Every statement that reads resources has it, so a denied
 * resource is as absent: not read, not found, not counted, not included, and not there to be referred to.
 * <p>A resource of several patients is seen if each of them allows it. A patient allows it if emergency access runs, or if no
 * consent denies it and either one permits it or permitting is the default. Within one consent the innermost provision that fits
 * decides.
 */
@Component
public final class Visibility {
    private final Clock clock;
    private final ConsentDefault unspoken;

    Visibility(Clock clock, HealthSettings settings) {
        this.clock = clock;
        this.unspoken = settings.consentDefault();
    }

    /** The condition for a row called {@code row}, beginning with {@code AND}; empty for whom everything is seen. */
    public Sql of(Caller caller, String row) {
        return switch (caller.role()) {
            case SYSTEM -> new Sql();
            case AUDITOR -> new Sql().add("AND FALSE");
            case ADMINISTRATOR ->
                new Sql().add("AND NOT EXISTS (SELECT 1 FROM resource_patient rp WHERE rp.pk = " + row + ".pk)");
            case CLINICIAN -> clinician(caller, row);
        };
    }

    private Sql clinician(Caller caller, String row) {
        long now = clock.millis();
        var sql = new Sql()
                .add("AND NOT EXISTS (SELECT 1 FROM resource_patient rp WHERE rp.pk = " + row + ".pk")
                .add(
                        "AND NOT EXISTS (SELECT 1 FROM emergency_access e WHERE e.username = ?"
                                + " AND e.patient_id = rp.patient_id AND e.ends_at > ?)",
                        caller.username(),
                        now)
                .add("AND (EXISTS (")
                .add(decisive(false, caller, row, now));
        if (unspoken == ConsentDefault.DENY) {
            sql.add(") OR NOT EXISTS (").add(decisive(true, caller, row, now));
        }
        return sql.add(")))");
    }

    private static Sql decisive(boolean permit, Caller caller, String row, long now) {
        return new Sql()
                .add("SELECT 1 FROM consent_rule c WHERE c.permit = ?", permit)
                .add(fits("c", caller, row, now))
                .add("AND (c.leaf OR NOT EXISTS (SELECT 1 FROM consent_rule d WHERE d.consent_pk = c.consent_pk")
                .add("AND d.depth > c.depth")
                .add(fits("d", caller, row, now))
                .add("))");
    }

    private static Sql fits(String rule, Caller caller, String row, long now) {
        return new Sql()
                .add(
                        "AND " + rule + ".patient_id = rp.patient_id AND " + rule + ".actor IN ('', ?, ?)",
                        "Organization/" + caller.organization(),
                        "Practitioner/" + caller.practitioner())
                .add("AND " + rule + ".purpose IN ('', ?)", caller.purpose())
                .add("AND " + rule + ".low <= ? AND " + rule + ".high >= ?", now, now)
                .add("AND " + rule + ".class IN ('', " + row + ".type)")
                .add("AND (" + rule + ".target = '' OR " + rule + ".target = CONCAT(" + row + ".type, '/', " + row
                        + ".fhir_id))")
                .add("AND (" + rule + ".code_hash = 0 OR EXISTS (SELECT 1 FROM sp_token t WHERE t.pk = " + row
                        + ".pk AND t.code_hash = " + rule + ".code_hash AND t.system_hash = " + rule
                        + ".system_hash) OR (NOT " + rule + ".permit AND EXISTS (SELECT 1 FROM resource_past_code t"
                        + " WHERE t.pk = " + row + ".pk AND t.code_hash = " + rule + ".code_hash AND t.system_hash = "
                        + rule + ".system_hash)))")
                .add("AND (" + rule + ".data_low = 0 AND " + rule + ".data_high = 0 OR EXISTS (SELECT 1 FROM sp_date t"
                        + " WHERE t.pk = " + row + ".pk AND t.low <= " + rule + ".data_high AND t.high >= " + rule
                        + ".data_low))");
    }
}

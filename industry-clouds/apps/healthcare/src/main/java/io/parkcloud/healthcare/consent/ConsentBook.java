package io.parkcloud.healthcare.consent;

import io.parkcloud.healthcare.HealthSettings;
import io.parkcloud.healthcare.account.Caller;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the rules of consents beside the consents themselves, and who has emergency access. */
@Component
public final class ConsentBook {
    private final ConsentRules rules;
    private final JdbcTemplate database;
    private final Clock clock;
    private final HealthSettings settings;

    ConsentBook(ConsentRules rules, JdbcTemplate database, Clock clock, HealthSettings settings) {
        this.rules = rules;
        this.database = database;
        this.clock = clock;
        this.settings = settings;
    }

    /** Replaces the rules of a consent, in the transaction that stores it. */
    public void keep(long pk, Consent consent) {
        forget(pk);
        var found = rules.of(consent);
        int deepest = found.stream().mapToInt(ConsentRule::depth).max().orElse(0);
        var rows = new ArrayList<Object[]>();
        for (var rule : found) {
            var who = rule.who();
            var what = rule.what();
            rows.add(new Object[] {
                pk,
                rule.patient(),
                rule.depth(),
                rule.depth() == deepest,
                rule.permit(),
                who.actor(),
                who.purpose(),
                who.low(),
                who.high(),
                what.dataLow(),
                what.dataHigh(),
                what.type(),
                what.target(),
                what.codeHash(),
                what.systemHash()
            });
        }
        database.batchUpdate(
                "INSERT INTO consent_rule (consent_pk, patient_id, depth, leaf, permit, actor, purpose, low, high, data_low,"
                        + " data_high, class, target, code_hash, system_hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** Removes the rules of a consent that is deleted. */
    public void forget(long pk) {
        database.update("DELETE FROM consent_rule WHERE consent_pk = ?", pk);
    }

    /** Opens a patient's record to a clinician for a while, whatever the consents say. */
    public void breakGlass(Caller caller, String patient, String reason) {
        long now = clock.millis();
        database.update(
                "INSERT INTO emergency_access (username, patient_id, reason, begun_at, ends_at) VALUES (?, ?, ?, ?, ?)",
                caller.username(),
                patient,
                reason,
                now,
                now + settings.emergencyDuration().toMillis());
    }

    /** Why this clinician has emergency access to the patients now; empty if it is not needed or not there. */
    public List<String> emergencies(Caller caller, String patient) {
        return database.queryForList(
                "SELECT reason FROM emergency_access WHERE username = ? AND patient_id = ? AND ends_at > ? ORDER BY id",
                String.class,
                caller.username(),
                patient,
                clock.millis());
    }
}

package io.parkcloud.healthcare;

import io.parkcloud.app.DatabaseSettings;
import io.parkcloud.app.NamedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything an operator can set, normally by environment variables: {@code health.db.url} is {@code HEALTH_DB_URL}.
 *
 * @param db the tenant's database
 * @param admin account that loads data, created or updated at every start; none if no user is named
 * @param clinician the same for a clinician, who belongs to an organisation
 * @param auditor the same for the one who reads the audit trail
 * @param system the same for a program, which is not bound by consents
 * @param dataDir directory for temporary files; copies of the program share it
 * @param title name shown on every page
 * @param timeZone zone of dates that have none
 * @param samples whether the sample patients are loaded into an empty database
 * @param consentDefault what holds for a patient without a consent that fits
 * @param emergencyDuration how long emergency access lasts
 * @param startWait how long start-up waits for the database before it gives up; a bare number means milliseconds
 */
@ConfigurationProperties("health")
public record HealthSettings(
        @DefaultValue DatabaseSettings db,
        @DefaultValue Account admin,
        @DefaultValue Account clinician,
        @DefaultValue Account auditor,
        @DefaultValue Account system,
        @DefaultValue("data") Path dataDir,
        @DefaultValue("明城医疗健康信息平台") String title,
        @DefaultValue("Asia/Shanghai") ZoneId timeZone,
        @DefaultValue("false") boolean samples,
        @DefaultValue("deny") ConsentDefault consentDefault,
        @DefaultValue("1h") Duration emergencyDuration,
        @DefaultValue("120s") Duration startWait) {

    public HealthSettings {
        dataDir = dataDir.toAbsolutePath().normalize();
    }

    /** What holds where no consent says anything. */
    public enum ConsentDefault {
        /** Nothing is seen. */
        DENY,
        /** Everything is seen. */
        PERMIT
    }

    /**
     * An account named by the operator.
     *
     * @param user sign-in name; without one there is no such account
     * @param password password; or
     * @param passwordFile a file that holds it
     * @param organization id of the FHIR Organization a clinician belongs to
     * @param practitioner id of the FHIR Practitioner a clinician is, if there is one
     */
    public record Account(
            @Nullable String user,
            @Nullable String password,
            @Nullable Path passwordFile,
            @DefaultValue("") String organization,
            @DefaultValue("") String practitioner) {

        /** What every named account has. */
        public NamedAccount named() {
            return new NamedAccount(user, password, passwordFile);
        }
    }
}

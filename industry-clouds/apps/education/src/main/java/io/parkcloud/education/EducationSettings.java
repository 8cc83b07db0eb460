package io.parkcloud.education;

import io.parkcloud.app.DatabaseSettings;
import io.parkcloud.app.NamedAccount;
import io.parkcloud.app.RedisSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything an operator can set, normally by environment variables: {@code education.db.url} is {@code EDUCATION_DB_URL}.
 *
 * @param db the tenant's database
 * @param redis the tenant's Redis, for sign-in sessions
 * @param admin account of the bureau, created or updated at every start; none if no user is named
 * @param teacher the same for somebody of the roster, usually a teacher
 * @param pupil the same, usually a pupil
 * @param dataDir directory for the library's files, the signing key and temporary files; copies of the program share it
 * @param title name shown on every page
 * @param url how browsers and tools reach the program, such as {@code https://learn.example.org}: the issuer of LTI launches; if it is
 *     empty, what each request was sent to
 * @param timeZone whose days begin and end roles, classes and enrolments
 * @param samples whether made-up schools, people and resources are loaded while there are none
 * @param largestFile most bytes of a resource
 * @param startWait how long start-up waits for the database before it gives up; a bare number means milliseconds
 */
@ConfigurationProperties("education")
public record EducationSettings(
        @DefaultValue DatabaseSettings db,
        @DefaultValue RedisSettings redis,
        @DefaultValue Account admin,
        @DefaultValue Account teacher,
        @DefaultValue Account pupil,
        @DefaultValue("data") Path dataDir,
        @DefaultValue("明城教育云") String title,
        @DefaultValue("") String url,
        @DefaultValue("Asia/Shanghai") ZoneId timeZone,
        @DefaultValue("false") boolean samples,
        @DefaultValue("200MB") DataSize largestFile,
        @DefaultValue("120s") Duration startWait) {

    public EducationSettings {
        dataDir = dataDir.toAbsolutePath().normalize();
        url = url.strip().replaceAll("/+$", "");
        if (!url.isEmpty() && !url.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new IllegalArgumentException(
                    "EDUCATION_URL must be an address such as https://learn.example.org, was '" + url + "'");
        }
    }

    /**
     * An account named by the operator.
     *
     * @param user sign-in name; without one there is no such account
     * @param password password; or
     * @param passwordFile a file that holds it
     * @param person sourcedId of the user in the roster that it belongs to; empty for the bureau's
     */
    public record Account(
            @Nullable String user,
            @Nullable String password,
            @Nullable Path passwordFile,
            @DefaultValue("") String person) {

        /** What every named account has. */
        public NamedAccount named() {
            return new NamedAccount(user, password, passwordFile);
        }
    }
}

package io.parkcloud.hall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything an operator can set, normally by environment variables: {@code hall.db.url} is {@code HALL_DB_URL}.
 *
 * @param db the tenant's database
 * @param redis the tenant's Redis, for sign-in sessions
 * @param admin account with the administrator's role, created or updated at every start; none if no user is named
 * @param clerk the same with the clerk's role
 * @param dataDir directory for attachments and temporary files; one running hall per directory
 * @param title name of the hall, shown on every page
 * @param receiptPrefix two to four capital letters in front of every receipt number
 * @param timeZone zone in which days begin, for receipt numbers and time limits
 * @param startWait how long start-up waits for the database before it gives up; a bare number means milliseconds
 */
@ConfigurationProperties("hall")
public record HallSettings(
        @DefaultValue Database db,
        @DefaultValue Redis redis,
        @DefaultValue Account admin,
        @DefaultValue Account clerk,
        @DefaultValue("data") Path dataDir,
        @DefaultValue("明城市政务服务大厅") String title,
        @DefaultValue("MC") String receiptPrefix,
        @DefaultValue("Asia/Shanghai") ZoneId timeZone,
        @DefaultValue("120s") Duration startWait) {

    public HallSettings {
        if (!receiptPrefix.matches("[A-Z]{2,4}")) {
            throw new IllegalArgumentException(
                    "HALL_RECEIPT_PREFIX must be two to four capital letters, was '" + receiptPrefix + "'");
        }
        dataDir = dataDir.toAbsolutePath().normalize();
    }

    /**
     * The database.
     *
     * @param url {@code jdbc:mysql://host:3306/hall}
     * @param user user name
     * @param password password; or
     * @param passwordFile a file that holds it
     * @param poolSize most connections held open
     */
    public record Database(
            @DefaultValue("") String url,
            @DefaultValue("") String user,
            @Nullable String password,
            @Nullable Path passwordFile,
            @DefaultValue("12") int poolSize) {

        public Database {
            if (!url.startsWith("jdbc:mysql://")) {
                throw new IllegalArgumentException(
                        "HALL_DB_URL must name the database, such as jdbc:mysql://host:3306/hall, was '" + url + "'");
            }
        }

        /** The password, read from its file if that is where it is. */
        public String secret() {
            return readSecret("HALL_DB_PASSWORD", password, passwordFile);
        }
    }

    /**
     * Redis.
     *
     * @param host host name or address
     * @param port TCP port
     * @param password password, empty if it has none; or
     * @param passwordFile a file that holds it
     */
    public record Redis(
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("6379") int port,
            @Nullable String password,
            @Nullable Path passwordFile) {

        /** The password, empty if there is none. */
        public String secret() {
            return readSecret("HALL_REDIS_PASSWORD", password, passwordFile);
        }
    }

    /**
     * A staff account named by the operator.
     *
     * @param user sign-in name; without one there is no such account
     * @param password password; or
     * @param passwordFile a file that holds it
     */
    public record Account(
            @Nullable String user,
            @Nullable String password,
            @Nullable Path passwordFile) {

        /** Whether an account is wanted at all. */
        public boolean wanted() {
            return user != null && !user.isBlank();
        }

        /** The password. */
        public String secret() {
            return readSecret("password of account " + user, password, passwordFile);
        }
    }

    private static String readSecret(String what, @Nullable String value, @Nullable Path file) {
        if (file == null || file.toString().isEmpty()) {
            return value == null ? "" : value;
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    what + ": cannot read its file " + file + "; check that it exists and is readable", e);
        }
    }
}

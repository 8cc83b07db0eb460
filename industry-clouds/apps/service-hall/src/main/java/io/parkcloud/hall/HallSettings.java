package io.parkcloud.hall;

import io.parkcloud.app.DatabaseSettings;
import io.parkcloud.app.NamedAccount;
import io.parkcloud.app.RedisSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
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
        @DefaultValue DatabaseSettings db,
        @DefaultValue RedisSettings redis,
        @DefaultValue NamedAccount admin,
        @DefaultValue NamedAccount clerk,
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
}

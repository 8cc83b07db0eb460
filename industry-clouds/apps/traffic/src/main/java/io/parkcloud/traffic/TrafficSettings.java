package io.parkcloud.traffic;

import io.parkcloud.app.DatabaseSettings;
import io.parkcloud.app.NamedAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything an operator can set, normally by environment variables: {@code traffic.db.url} is {@code TRAFFIC_DB_URL}.
 *
 * @param db the tenant's database
 * @param admin the account of the traffic department, created or updated at every start; none if no user is named
 * @param realtime where realtime feeds may be fetched from
 * @param dataDir directory for temporary files
 * @param title name of the service, shown on every page
 * @param startWait how long start-up waits for the database before it gives up; a bare number means milliseconds
 */
@ConfigurationProperties("traffic")
public record TrafficSettings(
        @DefaultValue DatabaseSettings db,
        @DefaultValue NamedAccount admin,
        @DefaultValue Realtime realtime,
        @DefaultValue("data") Path dataDir,
        @DefaultValue("明城出行") String title,
        @DefaultValue("120s") Duration startWait) {

    public TrafficSettings {
        dataDir = dataDir.toAbsolutePath().normalize();
    }

    /**
     * Realtime feeds that are fetched.
     *
     * @param hosts names of hosts that may be asked, with a port where it is not the usual one; no other is, so that nobody can
     *     make the program look around in the tenant's network
     * @param poll how often they are asked; a bare number means milliseconds
     * @param stale what is older than this is forgotten; a bare number means milliseconds
     */
    public record Realtime(
            @DefaultValue List<String> hosts,
            @DefaultValue("30s") Duration poll,
            @DefaultValue("10m") Duration stale) {

        public Realtime {
            hosts = hosts.stream()
                    .map(host -> host.strip().toLowerCase(Locale.ROOT))
                    .filter(host -> !host.isEmpty())
                    .toList();
        }
    }
}

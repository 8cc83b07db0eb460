package io.parkcloud.hall.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.parkcloud.hall.HallSettings;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database: a connection pool over a server that answers and has this version's tables. */
public final class HallDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(HallDatabase.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    private HallDatabase() {}

    /**
     * Waits for the server, for as long as the settings say, and brings the tables up to date.
     *
     * @throws IllegalStateException if the server does not answer in time
     */
    public static HikariDataSource open(HallSettings settings, Clock clock) {
        var pool = new HikariDataSource(poolOf(settings.db()));
        try {
            new DatabaseWait(pool, clock, settings.startWait()).await();
            migrate(pool);
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static void migrate(DataSource source) {
        var started = System.nanoTime();
        var result = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        LOG.info(
                "Database schema checked in {} ms, {} steps applied",
                Duration.ofNanos(System.nanoTime() - started).toMillis(),
                result.migrationsExecuted);
    }

    private static HikariConfig poolOf(HallSettings.Database database) {
        var config = new HikariConfig();
        config.setPoolName("hall");
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.secret());
        config.setMaximumPoolSize(database.poolSize());
        config.setMinimumIdle(Math.min(2, database.poolSize()));
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.setMaxLifetime(MAX_AGE.toMillis());
        config.setIdleTimeout(MAX_AGE.dividedBy(2).toMillis());
        config.setInitializationFailTimeout(-1); // we wait ourselves, and say so
        config.addDataSourceProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT.toMillis()));
        config.addDataSourceProperty("socketTimeout", String.valueOf(ANSWER_TIMEOUT.toMillis()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("characterEncoding", "UTF-8");
        config.addDataSourceProperty("connectionTimeZone", "UTC");
        config.addDataSourceProperty("forceConnectionTimeZoneToSession", "true");
        config.addDataSourceProperty("allowPublicKeyRetrieval", "true"); // MySQL 8 passwords on a plain connection
        config.addDataSourceProperty("cachePrepStmts", "true");
        config.addDataSourceProperty("prepStmtCacheSize", "250");
        config.addDataSourceProperty(
                "prepStmtCacheSqlLimit", "8192"); // the engine's statements are longer than the usual 256
        config.addDataSourceProperty("useLocalSessionState", "true");
        return config;
    }
}

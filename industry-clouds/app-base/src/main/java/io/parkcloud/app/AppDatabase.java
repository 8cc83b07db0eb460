package io.parkcloud.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens a program's database: a connection pool over a server that answers and has this version's tables. */
public final class AppDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(AppDatabase.class);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    /** Of the driver, see Connector/J's configuration properties; a program can give others the last word. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("connectTimeout", String.valueOf(CONNECT_TIMEOUT.toMillis())),
            Map.entry("socketTimeout", String.valueOf(ANSWER_TIMEOUT.toMillis())),
            Map.entry("tcpKeepAlive", "true"),
            Map.entry("characterEncoding", "UTF-8"),
            Map.entry("connectionTimeZone", "UTC"),
            Map.entry("forceConnectionTimeZoneToSession", "true"),
            Map.entry("allowPublicKeyRetrieval", "true"), // MySQL 8 passwords on a plain connection
            Map.entry("cachePrepStmts", "true"),
            Map.entry("prepStmtCacheSize", "250"),
            Map.entry("prepStmtCacheSqlLimit", "8192"), // statements are longer than the usual 256
            Map.entry("useLocalSessionState", "true"));

    private AppDatabase() {}

    /**
     * Waits for the server and brings the tables up to date by {@code db/migration} of the class path.
     *
     * @param startWait how long to wait
     * @param more what this program wants otherwise than usual
     * @throws IllegalStateException if the server does not answer in time
     */
    public static HikariDataSource open(
            DatabaseSettings settings, Duration startWait, Clock clock, Consumer<HikariConfig> more) {
        var config = usual(settings);
        more.accept(config);
        var pool = new HikariDataSource(config);
        try {
            await(pool, clock, startWait);
            migrate(pool);
            return pool;
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static HikariConfig usual(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.secret());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(Math.min(2, settings.poolSize()));
        config.setConnectionTimeout(CONNECT_TIMEOUT.toMillis());
        config.setMaxLifetime(MAX_AGE.toMillis());
        config.setIdleTimeout(MAX_AGE.dividedBy(2).toMillis());
        config.setInitializationFailTimeout(-1); // we wait ourselves, and say so
        USUAL.forEach(config::addDataSourceProperty);
        return config;
    }

    /** The pool's own connection timeout paces the tries. */
    private static void await(DataSource source, Clock clock, Duration limit) {
        var deadline = clock.instant().plus(limit);
        while (true) {
            try (var connection = source.getConnection()) {
                LOG.info("Database reached: {}", connection.getMetaData().getDatabaseProductVersion());
                return;
            } catch (SQLException e) {
                var left = Duration.between(clock.instant(), deadline);
                if (!left.isPositive()) {
                    throw new IllegalStateException(
                            "The database at DB_URL did not answer within START_WAIT=" + limit.toSeconds()
                                    + " s; check the address, DB_USER and the password",
                            e);
                }
                LOG.warn("Database not reachable yet, trying for another {} s: {}", left.toSeconds(), rootMessage(e));
            }
        }
    }

    private static String rootMessage(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.toString();
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
}

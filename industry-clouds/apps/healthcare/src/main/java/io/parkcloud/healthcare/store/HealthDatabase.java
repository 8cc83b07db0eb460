package io.parkcloud.healthcare.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.parkcloud.app.AppDatabase;
import io.parkcloud.healthcare.HealthSettings;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the database: a connection pool over a server that answers and has this version's tables. */
@Configuration(proxyBeanMethods = false)
class HealthDatabase {
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(60);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Waits for the server, for as long as the settings say, and brings the tables up to date. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(HealthSettings settings, Clock clock) {
        return AppDatabase.open(settings.db(), settings.startWait(), clock, HealthDatabase::wanted);
    }

    @Bean
    JdbcTemplate jdbcTemplate(HikariDataSource source) {
        return new JdbcTemplate(source);
    }

    @Bean
    PlatformTransactionManager transactionManager(HikariDataSource source) {
        return new DataSourceTransactionManager(source);
    }

    @Bean
    TransactionTemplate transactions(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    private static void wanted(HikariConfig pool) {
        pool.setPoolName("health");
        // Who locks a row must see what the one before has committed; and gaps must not be locked.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.addDataSourceProperty("socketTimeout", String.valueOf(ANSWER_TIMEOUT.toMillis()));
        pool.addDataSourceProperty("rewriteBatchedStatements", "true"); // a batch of rows travels as one statement
        pool.addDataSourceProperty("cacheServerConfiguration", "true");
        pool.addDataSourceProperty("elideSetAutoCommits", "true");
    }
}

package io.parkcloud.education.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.resource.ClientResources;
import io.parkcloud.app.AppDatabase;
import io.parkcloud.app.RedisSessions;
import io.parkcloud.education.EducationSettings;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the database and Redis. */
@Configuration(proxyBeanMethods = false)
@EnableRedisHttpSession(maxInactiveIntervalInSeconds = 3600, redisNamespace = "education:session")
class EducationDatabase {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Waits for the server, for as long as the settings say, and brings the tables up to date. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(EducationSettings settings, Clock clock) {
        return AppDatabase.open(settings.db(), settings.startWait(), clock, EducationDatabase::wanted);
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

    @Bean(destroyMethod = "shutdown")
    ClientResources redisResources() {
        return RedisSessions.resources();
    }

    @Bean
    LettuceConnectionFactory redisConnectionFactory(EducationSettings settings, ClientResources resources) {
        return RedisSessions.connections(settings.redis(), resources);
    }

    @Bean
    DefaultCookieSerializer sessionCookie() {
        return RedisSessions.cookie("EDUCATION_SESSION");
    }

    private static void wanted(HikariConfig pool) {
        pool.setPoolName("education");
        // Who locks a row must see what the one before has committed.
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        pool.addDataSourceProperty("socketTimeout", "60000"); // a roster of a whole city is written in one transaction
        pool.addDataSourceProperty("rewriteBatchedStatements", "true");
    }
}

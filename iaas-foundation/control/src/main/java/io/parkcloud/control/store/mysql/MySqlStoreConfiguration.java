package io.parkcloud.control.store.mysql;

import io.parkcloud.control.store.Store;
import io.parkcloud.kernel.ResourceId;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.ibatis.session.LocalCacheScope;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The store on the application's data source. */
@Configuration(proxyBeanMethods = false)
@MapperScan(basePackageClasses = ResourceMapper.class, annotationClass = org.apache.ibatis.annotations.Mapper.class)
public class MySqlStoreConfiguration {

    @Bean
    static ConfigurationCustomizer rowMapping() {
        return configuration -> {
            configuration.setArgNameBasedConstructorAutoMapping(true);
            configuration.setMapUnderscoreToCamelCase(true);
            configuration.setCallSettersOnNulls(true);
            // What was read before in a transaction is read again: it may be locked now, or written by a composed
            // statement.
            configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
            configuration.setCacheEnabled(false);
            configuration.getTypeHandlerRegistry().register(ResourceId.class, new ResourceIdTypeHandler());
        };
    }

    /** Puts a second pool beside the application's own. */
    @Bean
    static PoolPairing poolPairing() {
        return new PoolPairing();
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource database) {
        return database instanceof TwoPools pools
                ? new TwoPools.Transactions(pools)
                : new JdbcTransactionManager(database);
    }

    /**
     * Read committed: every write names the rows it means, and gap locks would only make strangers wait for each other. The
     * pool sets it once per connection; set for each transaction it would cost four round trips every time.
     */
    @Bean
    Store store(DataSource database, PlatformTransactionManager transactions, MySqlStore.Mappers mappers) {
        requireReadCommitted(database);
        return new MySqlStore(new TransactionTemplate(transactions), mappers);
    }

    @Bean
    MySqlStore.Mappers mappers(
            ResourceMapper resources,
            RelationMapper relations,
            OperationMapper operations,
            LedgerMapper ledger,
            JournalMapper journal,
            SqlMapper statements) {
        return new MySqlStore.Mappers(resources, relations, operations, ledger, journal, statements);
    }

    private static void requireReadCommitted(DataSource database) {
        try (var connection = database.getConnection()) {
            if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
                throw new IllegalStateException(
                        "the data source must read committed: spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not answer: " + e.getMessage(), e);
        }
    }
}

package io.parkcloud.control.store.mysql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * The database by two pools: transactions get connections that never commit by themselves, and a statement outside of any
 * transaction one that commits with it. With one pool for both, either every transaction would have to switch the connection
 * over and back, or every lone statement be followed by a commit: round trips that carry nothing (ADR 7).
 */
final class TwoPools extends AbstractRoutingDataSource implements AutoCloseable {

    private enum Pool {
        TRANSACTIONS,
        STATEMENTS
    }

    private final ThreadLocal<Boolean> beginning = ThreadLocal.withInitial(() -> false);
    private final HikariDataSource statements;

    /** @param transactions does not commit by itself; closed by whoever made it */
    TwoPools(HikariDataSource transactions) {
        var settings = new HikariConfig();
        transactions.copyStateTo(settings);
        settings.setPoolName(transactions.getPoolName() + "-statements");
        settings.setAutoCommit(true);
        this.statements = new HikariDataSource(settings);
        setTargetDataSources(Map.of(Pool.TRANSACTIONS, transactions, Pool.STATEMENTS, statements));
        afterPropertiesSet();
    }

    @Override
    protected @Nullable Object determineCurrentLookupKey() {
        return beginning.get() ? Pool.TRANSACTIONS : Pool.STATEMENTS;
    }

    @Override
    public void close() {
        statements.close();
    }

    /** Begins transactions on the pool that is theirs. */
    static final class Transactions extends JdbcTransactionManager {
        private static final long serialVersionUID = 1L;

        private final transient TwoPools pools;

        Transactions(TwoPools pools) {
            super(pools);
            this.pools = pools;
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {
            pools.beginning.set(true);
            try {
                super.doBegin(transaction, definition);
            } finally {
                pools.beginning.remove();
            }
        }
    }
}

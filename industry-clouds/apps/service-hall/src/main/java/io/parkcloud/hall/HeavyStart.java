package io.parkcloud.hall;

import com.zaxxer.hikari.HikariDataSource;
import io.parkcloud.app.AppDatabase;
import io.parkcloud.app.DataDirectory;
import io.parkcloud.hall.casework.CaseEngine;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.flowable.engine.ProcessEngine;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Opens the database and builds the process engine on a thread of its own while the rest of the program starts on another:
 * the two need nothing from Spring, and each takes about as long as all the rest. Whoever needs one of them waits for it.
 */
final class HeavyStart implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        var clock = Clock.systemUTC();
        var settings = Binder.get(context.getEnvironment()).bindOrCreate("hall", HallSettings.class);
        DataDirectory.claim(settings.dataDir(), List.of("staging", "work"));
        var database = begin(
                () -> AppDatabase.open(settings.db(), settings.startWait(), clock, pool -> pool.setPoolName("hall")));
        // The plain one: after a failed commit JdbcTransactionManager rolls back, and if the connection is lost it
        // tells of that only.
        var transactions = database.thenApply(DataSourceTransactionManager::new);
        var engine = transactions.thenApply(manager -> CaseEngine.build(database.join(), manager));

        context.registerBean(Clock.class, () -> clock);
        context.registerBean("dataSource", HikariDataSource.class, () -> result(database));
        context.registerBean("transactionManager", PlatformTransactionManager.class, () -> result(transactions));
        context.registerBean(
                "processEngine", ProcessEngine.class, () -> result(engine), bean -> bean.setDestroyMethodName("close"));
    }

    private static CompletableFuture<HikariDataSource> begin(Supplier<HikariDataSource> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().daemon().name("heavy-start").start(task));
    }

    private static <T> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

package io.parkcloud.compute.placement;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.control.store.mysql.MySqlStoreConfiguration;
import io.parkcloud.control.testkit.MariaDbServer;
import io.parkcloud.kernel.PlatformException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger in a real database. */
@TestInstance(Lifecycle.PER_CLASS)
final class StoredCapacityLedgerIT extends CapacityLedgerContract {

    private final MariaDbServer server = MariaDbServer.start();
    private final ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties(server.dataSource())
            .run();

    /** Only the database. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({MySqlStoreConfiguration.class, PlacementConfiguration.class})
    static class Application {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Override
    CapacityLedger ledger() {
        var template = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return new StoredCapacityLedger(template, (id, fence) -> {}, context.getBean(CapacityMapper.class));
    }

    @BeforeAll
    void migrated() {
        context.getBean(CapacityLedger.class).hosts();
    }

    @Test
    void whatComesBackLateTakesNothing() {
        var late = context.getBean(CapacityLedger.class);
        var host = host(id(), true, 4, 1024);
        ledger().offer(host, 1);
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> late.offer(host(host.host(), true, 5, 1024), 1));
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> late.take(new Allocation(id(), host.host(), 1, 1, ""), 1));
    }

    @AfterAll
    void stop() {
        context.close();
        server.close();
    }
}

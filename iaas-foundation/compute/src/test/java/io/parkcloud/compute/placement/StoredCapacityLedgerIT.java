package io.parkcloud.compute.placement;

import io.parkcloud.control.store.mysql.MySqlStoreConfiguration;
import io.parkcloud.control.testkit.MariaDbServer;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

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
        return context.getBean(CapacityLedger.class);
    }

    @BeforeAll
    void migrated() {
        context.getBean(CapacityLedger.class).hosts();
    }

    @AfterAll
    void stop() {
        context.close();
        server.close();
    }
}

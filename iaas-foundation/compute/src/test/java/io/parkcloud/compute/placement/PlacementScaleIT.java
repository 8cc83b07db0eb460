package io.parkcloud.compute.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.control.store.mysql.MySqlStoreConfiguration;
import io.parkcloud.control.testkit.MariaDbServer;
import io.parkcloud.kernel.NetworkZone;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a placement costs the database, in statements and rows and not in time: the same on a hundred hosts and ten thousand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlacementScaleIT {

    private static final int PLACEMENTS = 1_000;

    private final MariaDbServer server = MariaDbServer.start();
    private final ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
            .web(WebApplicationType.NONE)
            .properties(server.dataSource())
            .run();
    private final JdbcTemplate database = context.getBean(JdbcTemplate.class);

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

    private CapacityLedger ledger() {
        var template = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        template.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        return new StoredCapacityLedger(template, (id, fence) -> {}, context.getBean(CapacityMapper.class));
    }

    /** Statements, and rows that the server looked at, for each placement. */
    private record Cost(double statements, double rows) {}

    private Cost placeOn(int hosts) {
        database.update("DELETE FROM compute_allocation");
        database.update("DELETE FROM compute_host");
        database.update("""
                INSERT INTO compute_host (id, name, architecture, accepting, zones, labels, vcpus, memory_mib,
                                          vcpus_taken, memory_mib_taken, spread)
                SELECT UNHEX(MD5(seq)), CONCAT('h-', seq), 'x86_64', TRUE, 'INTRANET', '{"rack":"r1"}', 64, 262144, 0, 0,
                       CRC32(seq) >> 1
                  FROM seq_1_to_10000 WHERE seq <= ?
                """, hosts);
        var placement = new Placement(ledger(), Clock.fixed(Instant.EPOCH.plusSeconds(60), ZoneOffset.UTC));
        long statements = status("Questions");
        long rows = rowsRead();
        for (int i = 0; i < PLACEMENTS; i++) {
            placement.place(request(1));
        }
        return new Cost(
                (status("Questions") - statements) / (double) PLACEMENTS, (rowsRead() - rows) / (double) PLACEMENTS);
    }

    private static PlacementRequest request(int vcpus) {
        return new PlacementRequest(
                new ResourceId(UUID.randomUUID()),
                "x86_64",
                NetworkZone.INTRANET,
                Map.of("rack", "r1"),
                vcpus,
                512,
                Optional.empty(),
                1);
    }

    private long rowsRead() {
        return status("Handler_read_key")
                + status("Handler_read_next")
                + status("Handler_read_rnd")
                + status("Handler_read_rnd_next");
    }

    private long status(String name) {
        return Long.parseLong(database.queryForObject(
                "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = ?",
                String.class,
                name));
    }

    @Test
    void aPlacementCostsTheSameOnAHundredHostsAndOnTenThousand() {
        var few = placeOn(100);
        var many = placeOn(10_000);
        System.out.println("per placement on 100 hosts: " + few + ", on 10,000: " + many);
        assertThat(many.statements()).isLessThan(few.statements() * 1.5);
        assertThat(many.rows()).isLessThan(few.rows() * 2 + 20);
    }

    @Test
    void aRefusalOfTenThousandHostsIsShortAndCounts() {
        var unused = placeOn(10_000);
        database.update("UPDATE compute_host SET accepting = FALSE WHERE name LIKE 'h-1%'");
        long closed = 1 + 10 + 100 + 1000 + 1;
        assertThatExceptionOfType(PlatformException.class)
                .isThrownBy(() -> new Placement(ledger(), Clock.systemUTC()).place(request(65)))
                .withMessageContaining("of 10000 host(s)")
                .withMessageContaining(closed + " drained or not answering")
                .withMessageContaining((10_000 - closed) + " without enough free vCPUs")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
    }

    @Test
    void whatDoesNotFitIsNotChosen() {
        database.update("DELETE FROM compute_allocation");
        database.update("DELETE FROM compute_host");
        var id = CapacityLedgerContract.id();
        ledger().offer(CapacityLedgerContract.host(id, true, 4, 4096), 1);
        var fits = new PlacementRequest(
                id, "x86_64", NetworkZone.PORTAL, Map.of("rack", "a,b\"c"), 4, 4096, Optional.empty(), 1);
        assertThat(ledger().fitting(fits, Set.of(), 7, 9)).hasSize(1);
        assertThat(ledger().fitting(fits, Set.of(id), 7, 9)).isEmpty();
        assertThat(ledger().misfits(fits, Set.of(id)))
                .extracting(Misfits::reason)
                .containsExactly(Misfit.GROUP);
        var otherLabels = new PlacementRequest(
                id, "x86_64", NetworkZone.PORTAL, Map.of("rack", "b"), 4, 4096, Optional.empty(), 1);
        assertThat(ledger().fitting(otherLabels, Set.of(), 7, 9)).isEmpty();
        assertThat(ledger().misfits(otherLabels, Set.of()))
                .extracting(Misfits::reason)
                .containsExactly(Misfit.LABELS);
        var noLabel = new PlacementRequest(
                id, "x86_64", NetworkZone.PORTAL, Map.of("none", "b"), 4, 4096, Optional.empty(), 1);
        assertThat(ledger().fitting(noLabel, Set.of(), 7, 9)).isEmpty();
    }

    @AfterAll
    void stop() {
        context.close();
        server.close();
    }
}

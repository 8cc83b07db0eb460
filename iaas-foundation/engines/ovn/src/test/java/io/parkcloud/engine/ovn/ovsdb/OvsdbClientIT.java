package io.parkcloud.engine.ovn.ovsdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.engine.ovn.fixture.OvsdbServer;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against a real {@code ovsdb-server} with the schema of OVN's northbound database. */
final class OvsdbClientIT {

    private static final Path SCHEMA = Path.of("/usr/share/ovn/ovn-nb.ovsschema");
    private static final OvsdbTimings FAST = new OvsdbTimings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofMillis(20),
            Duration.ofMillis(200));
    private static final List<MonitoredTable> TABLES = List.of(
            MonitoredTable.of("Logical_Switch", "name", "ports", "external_ids")
                    .index("name", row -> row.strings("name"))
                    .index("ports", row -> row.uuids("ports")),
            MonitoredTable.of("Logical_Switch_Port", "name", "addresses", "options"));

    @TempDir
    private Path folder;

    private OvsdbServer server;
    private OvsdbClient client;

    @BeforeEach
    void start() {
        server = new OvsdbServer(folder, "nb", SCHEMA);
        server.start();
        client = OvsdbClient.open(server.address(), "OVN_Northbound", TABLES, FAST);
        assertThat(client.awaitConnected(Duration.ofSeconds(5))).isTrue();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void theReplicaShowsWhatWasWrittenWhenTransactReturns() {
        for (int i = 0; i < 300; i++) {
            var id = UUID.randomUUID();
            client.transact(new Transaction().insert("Logical_Switch", id, Map.of("name", Datum.of("s" + i))));
            assertThat(client.replica().row("Logical_Switch", id))
                    .as("round %d", i)
                    .isPresent();
        }
        assertThat(client.replica().find("Logical_Switch", "name", "s7")).hasSize(1);
    }

    @Test
    void rowsReferToEachOtherInOneTransactionAndAnIndexFindsTheParent() {
        var port = UUID.randomUUID();
        var parent = UUID.randomUUID();
        client.transact(new Transaction()
                .insert("Logical_Switch", parent, Map.of("name", Datum.of("s"), "ports", Datum.of(port)))
                .insert("Logical_Switch_Port", port, Map.of("name", Datum.of("p"))));
        assertThat(client.replica().find("Logical_Switch", "ports", port))
                .extracting(Row::uuid)
                .containsExactly(parent);

        client.transact(new Transaction().remove("Logical_Switch", parent, "ports", Datum.of(port)));
        assertThat(client.replica().find("Logical_Switch", "ports", port)).isEmpty();
        assertThat(client.replica().row("Logical_Switch_Port", port))
                .as("garbage is collected")
                .isEmpty();
    }

    @Test
    void aNamedRowIsReferredToBeforeItHasAnId() {
        var parent = UUID.randomUUID();
        client.transact(new Transaction()
                .insertNamed("Logical_Switch_Port", "p", Map.of("name", Datum.of("named")))
                .insert("Logical_Switch", parent, Map.of("ports", Datum.of(new Datum.NamedRow("p")))));
        var port = client.replica()
                .row("Logical_Switch", parent)
                .orElseThrow()
                .uuids("ports")
                .iterator()
                .next();
        assertThat(client.replica()
                        .row("Logical_Switch_Port", port)
                        .orElseThrow()
                        .string("name"))
                .isEqualTo("named");
    }

    @Test
    void setsAndMapsFollowTheirDifferences() {
        var id = UUID.randomUUID();
        client.transact(new Transaction()
                .insert("Logical_Switch", id, Map.of("external_ids", Datum.map(Map.of("a", "1", "b", "2")))));
        client.transact(new Transaction()
                .remove("Logical_Switch", id, "external_ids", Datum.set(Set.of("a")))
                .add("Logical_Switch", id, "external_ids", Datum.map(Map.of("c", "3"))));
        client.transact(new Transaction()
                .update("Logical_Switch", id, Map.of("external_ids", Datum.map(Map.of("b", "9", "c", "3")))));
        var row = client.replica().row("Logical_Switch", id).orElseThrow();
        assertThat(row.entries("external_ids")).isEqualTo(Map.of("b", "9", "c", "3"));
        client.transact(new Transaction().update("Logical_Switch", id, Map.of("name", Datum.of("x"))));
        client.transact(new Transaction().update("Logical_Switch", id, Map.of("name", Datum.of(""))));
        assertThat(client.replica().row("Logical_Switch", id).orElseThrow().string("name"))
                .isEmpty();
    }

    @Test
    void aSecondInsertUnderTheSameIdIsRetryable() {
        var id = UUID.randomUUID();
        client.transact(new Transaction().insert("Logical_Switch", id, Map.of()));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client.transact(new Transaction().insert("Logical_Switch", id, Map.of())))
                .matches(e -> e.code().equals(EngineErrors.UNAVAILABLE))
                .withMessageContaining("duplicate uuid");
    }

    @Test
    void aFailedRequirementUndoesTheWholeTransaction() {
        var id = UUID.randomUUID();
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client.transact(new Transaction()
                        .insert("Logical_Switch", id, Map.of())
                        .require("Logical_Switch", UUID.randomUUID())))
                .matches(e -> e.code().equals(EngineErrors.UNAVAILABLE));
        assertThat(client.replica().row("Logical_Switch", id)).isEmpty();
    }

    @Test
    void whatTheSchemaForbidsIsRefusedAndNamesTheOperation() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> client.transact(
                        new Transaction().insert("Logical_Switch", UUID.randomUUID(), Map.of("nome", Datum.of("x")))))
                .matches(e -> e.code().equals(EngineErrors.REFUSED))
                .withMessageContaining("nome");
    }

    @Test
    void aDeadServerFailsAtOnceAndComesBackWithItsData() {
        var id = UUID.randomUUID();
        client.transact(new Transaction().insert("Logical_Switch", id, Map.of("name", Datum.of("kept"))));
        server.kill();
        Awaitility.await().until(() -> !client.connected());
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(client::replica)
                .matches(e -> e.code().equals(EngineErrors.UNAVAILABLE))
                .withMessageContaining("away");
        server.start();
        assertThat(client.await(r -> r.row("Logical_Switch", id).isPresent(), Duration.ofSeconds(5)))
                .isTrue();
    }

    @Test
    void silenceIsAnsweredByKeepAliveAndKeepsTheConnection() {
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(2))
                .until(client::connected);
    }

    @Test
    void otherClientsChangesAreSeen() {
        var seen = new ConcurrentLinkedQueue<RowChange>();
        client.onChange(seen::add);
        try (var other = OvsdbClient.open(server.address(), "OVN_Northbound", TABLES, FAST)) {
            assertThat(other.awaitConnected(Duration.ofSeconds(5))).isTrue();
            var id = UUID.randomUUID();
            other.transact(new Transaction().insert("Logical_Switch", id, Map.of("name", Datum.of("theirs"))));
            assertThat(client.await(r -> r.row("Logical_Switch", id).isPresent(), Duration.ofSeconds(5)))
                    .isTrue();
            other.transact(new Transaction().delete("Logical_Switch", id));
            assertThat(client.await(r -> r.row("Logical_Switch", id).isEmpty(), Duration.ofSeconds(5)))
                    .isTrue();
            Awaitility.await().until(() -> seen.size() == 2);
            assertThat(seen).extracting(c -> c.after().isPresent()).containsExactly(true, false);
        }
    }

    @Test
    void manyThreadsShareTheConnection() {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 400; i++) {
                threads.execute(() -> client.transact(
                        new Transaction().insert("Logical_Switch", UUID.randomUUID(), Map.of("name", Datum.of("t")))));
            }
        }
        assertThat(client.replica().find("Logical_Switch", "name", "t")).hasSize(400);
    }
}

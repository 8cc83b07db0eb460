package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What goes wrong at the worst moment: killed while approving, the database restarted under load, midnight, two halls. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadLuckIT {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int WORKERS = 4;

    private final HallRig rig = HallRig.running();
    private final AtomicInteger keys = new AtomicInteger();

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void killedWhileApprovingNothingIsHalfDone() throws SQLException {
        var receipts = new ArrayList<String>();
        for (int i = 0; i < 16; i++) {
            receipts.add(file(rig.client()));
        }
        var clerk = clerk();
        receipts.forEach(receipt -> assertThat(act(clerk, receipt, "claim")).isEqualTo(302));
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            for (int i = 0; i < WORKERS; i++) {
                threads.execute(() -> approveUntilKilled(receipts, next, acknowledged));
            }
            await().atMost(LONG).until(() -> acknowledged.size() >= 3);
            rig.hall().kill();
        }
        rig.startHall();
        rig.awaitHealthy();
        assertThat(acknowledged).hasSizeLessThan(receipts.size()); // it was killed in the middle
        assertWhole();
        for (var receipt : acknowledged) {
            assertThat(rig.text("SELECT state FROM hall_case WHERE receipt = '" + receipt + "'"))
                    .isEqualTo("APPROVED");
        }
        var again = clerk();
        for (var receipt : receipts) {
            assertThat(act(again, receipt, "approve")).isIn(302, 409); // 409: approved before the answer was lost
        }
        assertWhole();
        assertThat(rig.count("SELECT COUNT(*) FROM hall_case WHERE state = 'APPROVED' AND receipt IN ('"
                        + String.join("', '", receipts) + "')"))
                .isEqualTo(receipts.size());
    }

    @Test
    void theDatabaseIsRestartedUnderLoadAndNothingAcknowledgedIsLost() throws SQLException {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Set<Integer> answers = ConcurrentHashMap.newKeySet();
        var over = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            for (int i = 0; i < WORKERS; i++) {
                threads.execute(() -> fileUntil(over, acknowledged, answers));
            }
            await().atMost(LONG).until(() -> acknowledged.size() >= 10);
            rig.database().terminate();
            await().atMost(LONG).until(() -> answers.contains(503));
            rig.startDatabase();
            int before = acknowledged.size();
            await().atMost(LONG).until(() -> acknowledged.size() >= before + 10);
            over.set(true);
        }
        assertThat(answers).as(() -> rig.hall().log()).isSubsetOf(201, 503);
        for (var receipt : acknowledged) {
            assertThat(rig.count("SELECT COUNT(*) FROM hall_case WHERE receipt = '" + receipt + "'"))
                    .isOne();
        }
        assertWhole();
    }

    @Test
    void aCaseIsOverdueExactlyWithTheNextDay() throws SQLException {
        var receipt = file(rig.client());
        var page = "/clerk?q=" + receipt;
        try {
            var midnight = startJustBeforeMidnight(receipt);
            var clerk = clerk();
            assertThat(clerk.get(page).body()).contains(receipt, "urgency TODAY");
            await().atMost(LONG).pollInterval(Duration.ofMillis(200)).until(() -> {
                var before = Instant.now();
                boolean overdue = clerk.get(page).body().contains("urgency OVERDUE");
                assertThat(overdue && Instant.now().isBefore(midnight))
                        .as("overdue too early")
                        .isFalse();
                assertThat(!overdue && before.isAfter(midnight))
                        .as("overdue too late")
                        .isFalse();
                return overdue;
            });
            var told = "SELECT COUNT(*) FROM case_history h JOIN hall_case c ON c.id = h.case_id WHERE c.receipt = '"
                    + receipt + "' AND h.event = 'OVERDUE'";
            await().atMost(LONG).until(() -> rig.count(told) == 1);
            assertThat(rig.count(told + " AND h.at < '"
                            + midnight.toString().replace("T", " ").replace("Z", "") + "'"))
                    .isZero();
        } finally {
            rig.hall().terminate();
            rig.startHall();
            rig.awaitHealthy();
        }
    }

    /** The hall in a zone where it is nearly midnight, and the case due on the day that ends; a slow machine gets more time. */
    private Instant startJustBeforeMidnight(String receipt) throws SQLException {
        for (int seconds = 30; ; seconds *= 2) {
            rig.hall().terminate();
            var midnight = Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
            var zone = zoneInWhich(midnight);
            rig.startHall(zone.getId());
            rig.awaitHealthy();
            var today = LocalDate.ofInstant(midnight.minusSeconds(1), zone);
            rig.change("UPDATE hall_case SET due_on = '" + today + "' WHERE receipt = '" + receipt + "'");
            if (Instant.now().plusSeconds(5).isBefore(midnight)) {
                return midnight;
            }
            assertThat(seconds).as("the machine is too slow for this test").isLessThan(240);
        }
    }

    @Test
    void twoHallsOnOneDatabaseWarnOnce() throws SQLException {
        var receipts = new ArrayList<String>();
        try (var other = rig.startReplica()) {
            await().atMost(LONG)
                    .ignoreExceptions()
                    .until(() -> other.client().get("/healthz").status() == 200);
            for (int i = 0; i < 12; i++) {
                receipts.add(file(i % 2 == 0 ? rig.client() : other.client()));
            }
            var these = " c.receipt IN ('" + String.join("', '", receipts) + "')";
            rig.change("UPDATE hall_case c SET c.due_on = CURRENT_DATE - INTERVAL 12 DAY WHERE" + these);
            var lines =
                    "SELECT COUNT(*) FROM case_history h JOIN hall_case c ON c.id = h.case_id WHERE h.party = 'SYSTEM' AND"
                            + these;
            await().atMost(LONG).until(() -> rig.count(lines + " AND h.event = 'ESCALATED'") == receipts.size());
            // Every pass of either hall has had its chance when a later case has been told by one of them.
            var later = file(other.client());
            rig.change("UPDATE hall_case SET due_on = CURRENT_DATE - INTERVAL 12 DAY WHERE receipt = '" + later + "'");
            await().atMost(LONG)
                    .until(() -> rig.count("SELECT COUNT(*) FROM case_alert a JOIN hall_case c ON c.id = a.case_id"
                                    + " WHERE c.receipt = '" + later + "'")
                            == 3);
            assertThat(rig.count(lines)).isEqualTo(3L * receipts.size());
        }
    }

    private void approveUntilKilled(List<String> receipts, AtomicInteger next, Set<String> acknowledged) {
        var clerk = clerk();
        for (int i = next.getAndIncrement(); i < receipts.size(); i = next.getAndIncrement()) {
            try {
                if (act(clerk, receipts.get(i), "approve") == 302) {
                    acknowledged.add(receipts.get(i));
                }
            } catch (UncheckedIOException e) {
                return; // the hall is gone
            }
        }
    }

    private void fileUntil(AtomicBoolean over, Set<String> acknowledged, Set<Integer> answers) {
        var citizen = rig.client();
        while (!over.get()) {
            var reply = citizen.postJson("/api/cases", key(), SeniorCard.json());
            answers.add(reply.status());
            if (reply.status() == 201) {
                acknowledged.add(reply.json().path("receipt").asString());
            }
        }
    }

    /** Case, history, process and form say the same of every case. */
    private void assertWhole() throws SQLException {
        var decided = "c.state IN ('APPROVED', 'REJECTED')";
        for (var other : List.of(
                "(SELECT COUNT(*) FROM case_history h WHERE h.case_id = c.id AND h.event IN ('APPROVED', 'REJECTED')) = 1",
                "EXISTS (SELECT 1 FROM ACT_HI_PROCINST p WHERE p.PROC_INST_ID_ = c.process_id AND p.END_TIME_ IS NOT NULL)",
                "NOT EXISTS (SELECT 1 FROM ACT_RU_TASK t WHERE t.PROC_INST_ID_ = c.process_id)",
                "c.decided_at IS NOT NULL")) {
            assertThat(rig.count("SELECT COUNT(*) FROM hall_case c WHERE (" + decided + ") <> (" + other + ")"))
                    .as(other)
                    .isZero();
        }
        assertThat(rig.count("SELECT COUNT(*) FROM hall_case c WHERE NOT EXISTS"
                        + " (SELECT 1 FROM case_form f WHERE f.case_id = c.id AND f.form_round = c.form_round)"))
                .isZero();
        assertThat(rig.count("SELECT COUNT(*) FROM hall_case"))
                .isEqualTo(rig.count("SELECT COUNT(*) FROM ACT_HI_PROCINST"));
    }

    private String file(HallClient citizen) {
        var reply = citizen.postJson("/api/cases", key(), SeniorCard.json());
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().path("receipt").asString();
    }

    private String key() {
        return "bad-luck-" + keys.incrementAndGet();
    }

    private HallClient clerk() {
        var client = rig.client();
        assertThat(client.signIn("clerk", HallRig.CLERK_PASSWORD).status()).isEqualTo(200);
        return client;
    }

    private static int act(HallClient clerk, String receipt, String step) {
        var at = "/clerk/cases/" + receipt;
        return clerk.post(at + "/" + step, clerk.get(at), Map.of("reason", "")).status();
    }

    /** A zone, to the second, in which a day begins at this moment. */
    private static ZoneOffset zoneInWhich(Instant midnight) {
        int seconds = (int) Math.floorMod(-midnight.getEpochSecond(), 86_400L);
        return ZoneOffset.ofTotalSeconds(seconds > 43_200 ? seconds - 86_400 : seconds);
    }
}

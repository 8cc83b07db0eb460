package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.parkcloud.hall.it.HallClient.Reply;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The hall is killed while citizens file: what they send again is there once, whole, and nothing half. */
final class KilledWhileFilingIT {
    private static final int CITIZENS = 6;

    @Test
    void everybodyWhoSendsAgainHasOneWholeBundle() throws Exception {
        try (var rig = HallRig.running()) {
            var citizen = rig.client();
            var pages = new ArrayList<Reply>();
            for (int i = 0; i < CITIZENS; i++) {
                pages.add(citizen.get(Guesthouse.BUNDLE + "/apply"));
            }
            var sent = new ArrayList<Future<Reply>>();
            try (var threads = Executors.newFixedThreadPool(CITIZENS)) {
                pages.forEach(page -> sent.add(threads.submit(() -> send(citizen, page))));
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> rig.count("SELECT COUNT(*) FROM receipt_sequence") > 0);
                rig.hall().kill();
            }
            anItemIsChangedByTheBureauAndAnotherIsOfAnEarlierProgram(rig);
            rig.startHall();
            rig.awaitHealthy();
            onlyWhatTheBureauChangedIsKept(citizen);
            isWhole(rig);
            var answers = pages.stream().map(page -> send(citizen, page)).toList();
            isTheSame(sent, answers);
            assertThat(rig.count("SELECT COUNT(*) FROM case_bundle")).isEqualTo(CITIZENS);
            isWhole(rig);
        }
    }

    private static void anItemIsChangedByTheBureauAndAnotherIsOfAnEarlierProgram(HallRig rig) throws SQLException {
        assertThat(rig.change("UPDATE service_item SET content = REPLACE(content, '老年人优待证办理', '敬老卡办理')"
                        + " WHERE code = '" + SeniorCard.ITEM + "'"))
                .isOne();
        assertThat(rig.change("UPDATE service_item SET content = REPLACE(content, '居住证申领', '暂住证申领'),"
                        + " planted_content = content WHERE code = '11330100MB1A0109803330709045000'"))
                .isOne();
    }

    private static void onlyWhatTheBureauChangedIsKept(HallClient citizen) {
        assertThat(citizen.get("/").body()).contains("敬老卡办理", "居住证申领").doesNotContain("老年人优待证办理", "暂住证申领");
    }

    private static Reply send(HallClient citizen, Reply page) {
        return citizen.upload(
                Guesthouse.BUNDLE + "/apply", Guesthouse.fields(page.key(), page.csrf()), Guesthouse.FILES);
    }

    /** Cases, forms, tasks, files in the database: three of each for a bundle, and all files of the cases on disk. */
    private static void isWhole(HallRig rig) throws SQLException {
        long bundles = rig.count("SELECT COUNT(*) FROM case_bundle");
        assertThat(rig.count("SELECT COUNT(*) FROM hall_case")).isEqualTo(3 * bundles);
        assertThat(rig.count("SELECT COUNT(*) FROM bundle_case")).isEqualTo(3 * bundles);
        assertThat(rig.count("SELECT COUNT(*) FROM case_form")).isEqualTo(3 * bundles);
        assertThat(rig.count("SELECT COUNT(*) FROM ACT_RU_TASK")).isEqualTo(3 * bundles);
        assertThat(rig.count("SELECT COUNT(*) FROM idempotency_key")).isEqualTo(bundles);
        assertThat(rig.count("SELECT COUNT(*) FROM attachment")).isEqualTo(Guesthouse.FILES.size() * bundles);
        assertThat(rig.uploads().size()).isGreaterThanOrEqualTo((int) (Guesthouse.FILES.size() * bundles));
    }

    /** Whoever had an answer before the end has the same receipt now. */
    private static void isTheSame(List<Future<Reply>> sent, List<Reply> answers) throws InterruptedException {
        for (int i = 0; i < CITIZENS; i++) {
            assertThat(answers.get(i).location()).as(answers.get(i).body()).startsWith("/together/MC");
            try {
                var before = sent.get(i).get();
                if (before.status() == 302) {
                    assertThat(answers.get(i).location())
                            .isEqualTo(before.location().replace("note=new", "note=again"));
                }
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(UncheckedIOException.class); // cut off, the usual case here
            }
        }
    }
}

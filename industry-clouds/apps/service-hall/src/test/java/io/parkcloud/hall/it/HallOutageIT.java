package io.parkcloud.hall.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The hall while a part of what it stands on is away, and afterwards. */
final class HallOutageIT {
    private static final Duration SOON = Duration.ofMinutes(1);

    @Test
    void nothingAcknowledgedIsLost() throws SQLException {
        try (var rig = new HallRig()) {
            startsBeforeItsDatabase(rig);
            var citizen = rig.client();
            var clerk = rig.client();
            assertThat(clerk.signIn("clerk", HallRig.CLERK_PASSWORD).body()).contains("工作台");
            var progress = progressOf(citizen.postJson("/api/cases", "outage-0001", SeniorCard.json()));

            rig.hall().kill();
            rig.startHall();
            rig.awaitHealthy();
            assertThat(citizen.get(progress).json().path("state").asString()).isEqualTo("SUBMITTED");
            assertThat(clerk.get("/clerk").body()).contains("老年人优待证办理"); // still signed in

            withoutDatabase(rig, citizen, progress);
            withoutRedis(rig, citizen, clerk);

            assertThat(rig.count("SELECT COUNT(*) FROM hall_case")).isEqualTo(3);
            assertThat(rig.count("SELECT COUNT(*) FROM ACT_RU_TASK")).isEqualTo(3);
            assertThat(rig.hall().terminate()).isEqualTo(143); // ended by SIGTERM, in order
            assertThat(rig.hall().log()).contains("Graceful shutdown complete");
        }
    }

    private static void startsBeforeItsDatabase(HallRig rig) {
        rig.startRedis();
        rig.startHall();
        await().atMost(SOON).until(() -> rig.hall().log().contains("Database not reachable yet"));
        rig.startDatabase();
        rig.awaitHealthy();
    }

    private static void withoutDatabase(HallRig rig, HallClient citizen, String progress) {
        rig.database().kill();
        var health = citizen.get("/healthz");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json().path("database").asString()).isEqualTo("down");
        assertThat(health.json().path("redis").asString()).isEqualTo("up");
        var refused = citizen.postJson("/api/cases", "outage-0002", SeniorCard.json());
        assertThat(refused.status()).as(refused.body()).isEqualTo(503);
        assertThat(refused.json().path("code").asString()).isEqualTo("hall.database.unavailable");
        assertThat(refused.json().path("retryable").asBoolean()).isTrue();
        var page = citizen.get("/");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("您的数据没有丢失");

        rig.startDatabase();
        rig.awaitHealthy();
        assertThat(citizen.get(progress).json().path("state").asString()).isEqualTo("SUBMITTED");
        assertThat(citizen.postJson("/api/cases", "outage-0002", SeniorCard.json())
                        .status())
                .isEqualTo(201);
    }

    private static void withoutRedis(HallRig rig, HallClient citizen, HallClient clerk) {
        rig.redis().kill();
        await().atMost(SOON)
                .until(() ->
                        citizen.get("/healthz").json().path("redis").asString().equals("down"));
        var desk = clerk.get("/clerk");
        assertThat(desk.status()).as(desk.body()).isEqualTo(503);
        assertThat(desk.body()).contains("hall.sessions.unavailable");
        var apply = "/items/" + SeniorCard.ITEM + "/apply"; // citizens need no session
        var page = citizen.get(apply);
        var filed = citizen.upload(apply, SeniorCard.fields(page.key(), page.csrf()), SeniorCard.FILES);
        assertThat(filed.location()).contains("note=new");

        rig.startRedis();
        rig.awaitHealthy();
        assertThat(clerk.get("/clerk").body()).contains("工作台"); // the session was on Redis's disk
    }

    private static String progressOf(HallClient.Reply filed) {
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        return "/api/cases/" + filed.json().path("receipt").asString() + "?code="
                + filed.json().path("queryCode").asString();
    }
}

package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.compute.console.ConsoleTickets;
import io.parkcloud.control.store.AuditEntry;
import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.StoredAudit;
import io.parkcloud.control.testkit.MariaDbServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A console is opened by a ticket that is good once, is a real WebSocket to a real screen, and is in the audit trail. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsoleIT {

    private static final int PIXELS = 640 * 480 * 4;

    @SuppressWarnings("NullAway.Init")
    private static RunningPlatform platform;

    @SuppressWarnings("NullAway.Init")
    private static Client owner;

    private static String instance = "";
    private static String oldTicket = "";
    private static long oldSince;

    @BeforeAll
    static void start() {
        platform = new RunningPlatform(MariaDbServer.start(), "--parkcloud.compute.console-idle=2s");
        owner = Client.signedIn(platform, "gov-admin");
        var examples = new Examples(platform, Client.signedIn(platform, "sysadmin"), owner);
        examples.make();
        instance = "/api/v1/projects/" + examples.project() + "/instances/" + examples.id("Instance");
        oldTicket = ticket();
        oldSince = System.nanoTime();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static String ticket() {
        var answer = owner.post(instance + ":console", Map.of());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().path("path").asString())
                .isEqualTo("/api/v1/consoles/" + answer.json().path("ticket").asString());
        return answer.json().path("path").asString();
    }

    @Test
    @Order(1)
    void aTicketShowsTheScreenOnce() {
        var path = ticket();
        try (var console = ConsoleViewer.open(platform.url(path))) {
            assertThat(console.subprotocol()).isEqualTo("binary");
            var size = console.greet();
            assertThat(size).isEqualTo("640x480");
            console.askForEverything();
            assertThat(console.read(16 + PIXELS)).hasSize(16 + PIXELS).endsWith((byte) 0x80, (byte) 0x80);
            refused(platform.url(path));
        }
        refused(platform.url(path));

        var opened = audited("instance.open-console", 1).getFirst();
        assertThat(opened.actor()).isEqualTo("gov-admin");
        assertThat(opened.targetName()).isEqualTo(Examples.name("Instance"));
        assertThat(opened.detail()).contains("127.0.0.1").doesNotContain(path.substring(path.lastIndexOf('/') + 1));
        var closed = audited("instance.close-console", 1).getFirst();
        assertThat(closed.tenant()).isEqualTo(opened.tenant());
        assertThat(closed.project()).isEqualTo(opened.project());
        assertThat(closed.detail()).contains("\"seconds\":", "\"code\":1000");
    }

    @Test
    @Order(2)
    void aTicketThatNeverWasIsRefusedLikeAUsedOne() {
        var used = ticket();
        ConsoleViewer.open(platform.url(used)).close();
        var answers = List.of(
                refused(platform.url(used)),
                refused(platform.url("/api/v1/consoles/h" + "A".repeat(43))),
                refused(platform.url("/api/v1/consoles/s" + "A".repeat(43))),
                refused(platform.url("/api/v1/consoles/x")));
        assertThat(answers.stream()
                        .map(answer -> answer.substring(answer.indexOf('{'), answer.lastIndexOf('}')))
                        .map(body -> body.replaceAll("\"(requestId|instance)\":\"[^\"]*\"", ""))
                        .distinct())
                .hasSize(1);
    }

    @Test
    @Order(3)
    void strangersGetNoTicketAndHaveNoUseForOne() {
        var stranger = Client.signedIn(platform, "park-admin");
        assertThat(stranger.post(instance + ":console", Map.of()).status()).isEqualTo(404);
        var token = Client.session(platform, "park-admin");
        refused(platform.url(ticket()), "Authorization: Bearer " + token);
        var neighbourly = Client.session(platform, "gov-admin");
        ConsoleViewer.open(platform.url(ticket()), Map.of("Authorization", "Bearer " + neighbourly))
                .close();
    }

    @Test
    @Order(4)
    void anOrdinaryGetDoesNotUseATicketUp() {
        var path = ticket();
        for (var who : List.of(owner, new Client(platform))) {
            var answer = who.get(path);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("compute.console.no-web-socket");
        }
        var foreign = ConsoleViewer.knock(platform.url(path), "Origin: https://elsewhere.example");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.body()).contains("compute.console.origin-foreign");
        assertThat(ConsoleViewer.knock(platform.url(path), "Origin: null").status())
                .isEqualTo(403);

        var own = platform.url("");
        try (var console = ConsoleViewer.open(platform.url(path), Map.of("Origin", own))) {
            assertThat(console.greet()).isEqualTo("640x480");
        }
    }

    @Test
    @Order(5)
    void whoSaysNothingIsDisconnected() {
        try (var console = ConsoleViewer.open(platform.url(ticket()))) {
            assertThat(console.greet()).isEqualTo("640x480");
            assertThat(console.closedWithin(30)).isEqualTo(1001);
        }
    }

    @Test
    @Order(6)
    void aGuestThatStopsEndsTheSession() {
        try (var console = ConsoleViewer.open(platform.url(ticket()))) {
            assertThat(console.greet()).isEqualTo("640x480");
            assertThat(owner.post(instance + ":stop", Map.of()).status()).isEqualTo(202);
            assertThat(console.closedWithin(20)).isIn(1000, 1001);
        }
        until(() -> owner.post(instance + ":console", Map.of()).code().equals("compute.instance.not-running"));
        var opened = audited("instance.open-console", 1).size();
        assertThat(audited("instance.close-console", opened)).hasSize(opened);
    }

    @Test
    @Order(7)
    void aTicketThatIsTooOldIsRefused() {
        until(() -> System.nanoTime() - oldSince
                > ConsoleTickets.LIFETIME.plusSeconds(1).toNanos());
        refused(platform.url(oldTicket));
    }

    private static String refused(String url, String... headers) {
        var answer = ConsoleViewer.knock(url, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"compute.console.ticket-invalid\"");
        return answer.body();
    }

    /** Entries of an action, newest first, once there are that many. */
    private static List<StoredAudit> audited(String action, int many) {
        var found = new HashMap<String, List<StoredAudit>>();
        until(() -> {
            var entries = platform.bean(Store.class).auditBefore(Long.MAX_VALUE, Optional.empty(), 500).stream()
                    .map(AuditEntry::entry)
                    .filter(entry -> entry.action().equals(action))
                    .toList();
            found.put(action, entries);
            return entries.size() >= many;
        });
        return Objects.requireNonNull(found.get(action));
    }

    private static void until(BooleanSupplier true_) {
        long deadline = System.nanoTime() + 40_000_000_000L;
        while (!true_.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000L);
        }
    }
}

package io.parkcloud.ops.alarms.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parkcloud.control.store.memory.MemoryStore;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.kernel.ErrorCode;
import io.parkcloud.kernel.PlatformException;
import io.parkcloud.ops.alarms.AlarmErrors;
import io.parkcloud.ops.alarms.channel.NotificationChannelSpec.By;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Web hooks over real HTTP. */
class WebHooksTest {

    private static final Clock CLOCK = Clock.fixed(Messages.NOW, ZoneOffset.UTC);

    private final HookKeys keys = new HookKeys(ControlPlane.secrets(new MemoryStore()));
    private final MessageBody bodies = new MessageBody(new JsonMapper(), "https://cloud.example");
    private final Map<String, String> heard = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private WebHooks hooks;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/taken", exchange -> answer(exchange, 204));
        server.createContext("/broken", exchange -> answer(exchange, 500));
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", url("127.0.0.1", "/taken").toString());
            answer(exchange, 307);
        });
        server.createContext("/deaf", exchange -> {
            try (exchange) {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                while (over.getCount() > 0) {
                    body.write(new byte[1 << 16]);
                }
            }
        });
        server.setExecutor(Thread::startVirtualThread);
        server.start();
        // The receiver's name leads here, in this test alone.
        hooks = hooks(host -> new InetAddress[] {InetAddress.getLoopbackAddress()});
    }

    @AfterEach
    void stop() throws IOException {
        over.countDown();
        server.stop(0);
        hooks.close();
    }

    private WebHooks hooks(Reach reach) {
        return new WebHooks(keys, reach, bodies, CLOCK, Duration.ofSeconds(2));
    }

    @Test
    void theReceiverCanTellThatItIsFromUs() {
        send(hooks, url("hooks.example", "/taken"));

        assertThat(heard).containsEntry("X-parkcloud-delivery", "message-1").containsEntry("host", "hooks.example");
        var body = Objects.requireNonNull(heard.get("body"));
        assertThat(heard.get("X-parkcloud-signature"))
                .isEqualTo("t=%d,v1=%s"
                        .formatted(
                                Messages.NOW.getEpochSecond(),
                                WebHooks.signature(keys.of(Messages.CHANNEL), Messages.NOW.getEpochSecond(), body)))
                .isNotEqualTo(WebHooks.signature("another key", Messages.NOW.getEpochSecond(), body));
        var json = new JsonMapper().readTree(body);
        assertThat(json.path("alarms").asInt()).isEqualTo(30);
        assertThat(json.at("/members/0/name").asString()).isEqualTo("大厅-1");
        assertThat(json.path("link").asString()).startsWith("https://cloud.example/projects/");
    }

    /** Computed by openssl-dgst(1): HMAC-SHA256 of {@code 0.what do ya want for nothing?}. */
    @Test
    void theSignatureIsWhatOthersCompute() {
        assertThat(WebHooks.signature("Jefe", 0, "what do ya want for nothing?"))
                .isEqualTo("37f471929915ccd2cbbe79feb84ffcff4f2bb25e15fc41c2506687331ae179cc");
    }

    @Test
    void whatIsNotTakenMayBeTakenLater() {
        refused(AlarmErrors.NOT_TAKEN, hooks, url("hooks.example", "/broken"));
        refused(AlarmErrors.NOT_TAKEN, hooks, url("hooks.example", "/deaf"));
        refused(AlarmErrors.NOT_TAKEN, hooks, URI.create("http://hooks.example:1/"));
        assertThat(AlarmErrors.NOT_TAKEN.category().retryable()).isTrue();
    }

    /** Whoever is told may be anybody, and must not keep us. */
    @Test
    void whoeverTalksOnIsNotListenedTo() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> send(hooks, url("hooks.example", "/endless")));
    }

    @Test
    void whoeverSpellsItsAnswerOutHasNotTakenIt() throws Exception {
        try (var slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (var socket = slow.accept()) {
                    for (int i = 0; over.getCount() > 0; i++) {
                        socket.getOutputStream().write("HTTP/1.1 200 O".charAt(Math.min(i, 13)));
                        over.await(100, TimeUnit.MILLISECONDS);
                    }
                } catch (IOException | InterruptedException gone) {
                    over.countDown();
                }
            });
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> refused(
                            AlarmErrors.NOT_TAKEN,
                            hooks,
                            URI.create("http://hooks.example:" + slow.getLocalPort() + "/")));
        }
    }

    @Test
    void nobodyIsSentElsewhere() {
        refused(AlarmErrors.NOT_TAKEN, hooks, url("hooks.example", "/elsewhere"));

        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "2130706433", "[::ffff:127.0.0.1]"})
    void thePlatformItselfIsNotReached(String host) throws IOException {
        try (var guarded = hooks(new AddressGuard(List.of("127.0.0.0/8")))) {
            refused(AlarmErrors.ADDRESS_REFUSED, guarded, url(host, "/taken"));
        }
        assertThat(asked).hasValue(0);
    }

    /** A name that was good when it was looked at, and leads here when the connection is made. */
    @Test
    void aNameThatChangesItsMindIsNotFollowed() throws IOException {
        var looks = new AtomicInteger();
        AddressGuard.Names names = host -> new InetAddress[] {
            looks.getAndIncrement() == 0 ? InetAddress.getByName("1.1.1.1") : InetAddress.getLoopbackAddress()
        };
        try (var guarded = hooks(new AddressGuard(names, List.of(), List::of))) {
            refused(AlarmErrors.ADDRESS_REFUSED, guarded, url("rebinding.example", "/taken"));
        }
        assertThat(asked).hasValue(0);
    }

    private static void refused(ErrorCode code, WebHooks hooks, URI url) {
        assertThatThrownBy(() -> send(hooks, url))
                .as(url.toString())
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static void send(WebHooks hooks, URI url) {
        hooks.send(
                Messages.CHANNEL,
                new NotificationChannelSpec(By.WEB_HOOK, List.of(), Optional.of(url), Optional.empty()),
                Messages.opened());
    }

    private URI url(String host, String path) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        asked.incrementAndGet();
        exchange.getRequestHeaders().forEach((name, values) -> heard.put(name, values.getFirst()));
        heard.put("host", exchange.getRequestHeaders().getFirst("Host").replaceAll(":\\d+$", ""));
        heard.put("body", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}

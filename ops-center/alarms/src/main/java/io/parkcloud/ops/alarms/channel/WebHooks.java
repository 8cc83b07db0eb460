package io.parkcloud.ops.alarms.channel;

import io.parkcloud.kernel.PlatformException;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.alarms.AlarmErrors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Posts messages as JSON. Each says when it was sent and is signed with the channel's key: {@code X-Parkcloud-Signature:
 * t=SECONDS,v1=HEX}, the HMAC-SHA256 of {@code SECONDS.BODY}. Follows no redirects and reads no answers but their status.
 */
public final class WebHooks implements Notifier, AutoCloseable {

    static final String SIGNATURE = "X-Parkcloud-Signature";
    static final String DELIVERY = "X-Parkcloud-Delivery";
    private static final String ALGORITHM = "HmacSHA256";

    private final HookKeys keys;
    private final Reach reach;
    private final MessageBody bodies;
    private final Clock clock;
    private final Duration timeout;

    /** Made when the first message goes: most platforms start without one. */
    private @Nullable CloseableHttpClient client;

    public WebHooks(HookKeys keys, Reach reach, MessageBody bodies, Clock clock, Duration timeout) {
        this.keys = keys;
        this.reach = reach;
        this.bodies = bodies;
        this.clock = clock;
        this.timeout = timeout;
    }

    private synchronized CloseableHttpClient http() {
        if (client == null) {
            client = client();
        }
        return client;
    }

    private CloseableHttpClient client() {
        var limit = Timeout.of(timeout);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Guarded(reach))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(limit)
                        .setSocketTimeout(limit)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(limit)
                        .setConnectionRequestTimeout(limit)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("parkcloud")
                .build();
    }

    /** Every connection goes to an address that the guard has let pass, literal ones included. */
    private record Guarded(Reach reach) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return reach.reachable(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    @Override
    public void send(ResourceId channel, NotificationChannelSpec how, Message message) {
        var url = how.url().orElseThrow(() -> AlarmErrors.CHANNEL_INVALID.error("the channel has no \"url\""));
        var body = bodies.json(message);
        var request = new HttpPost(url);
        long seconds = clock.instant().getEpochSecond();
        request.setHeader(DELIVERY, message.id());
        request.setHeader(SIGNATURE, "t=" + seconds + ",v1=" + signature(keys.of(channel), seconds, body));
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        post(url, request);
    }

    private void post(URI url, HttpPost request) {
        try {
            var unused = reach.reachable(url.getHost()); // Also where nobody would ask for the addresses of a name.
            int status = status(request);
            if (status / 100 != 2) {
                throw AlarmErrors.NOT_TAKEN.error("%s answered with status %d", url.getHost(), status);
            }
        } catch (IOException away) {
            throw new PlatformException(
                    AlarmErrors.NOT_TAKEN, "%s did not take the message".formatted(url.getHost()), away);
        }
    }

    /** However slowly it answers and however much, it gets its time and no more, and only the status is read of what it says. */
    private int status(HttpPost request) throws IOException {
        var late = CompletableFuture.runAsync(
                request::abort, CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return http().executeOpen(null, request, null).getCode();
        } finally {
            late.cancel(false);
            request.abort();
        }
    }

    /** @param key as the action {@code signing-key} tells it */
    static String signature(String key, long seconds, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (client != null) {
            client.close();
        }
    }
}

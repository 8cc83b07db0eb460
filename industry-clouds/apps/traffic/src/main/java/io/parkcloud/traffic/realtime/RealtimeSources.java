package io.parkcloud.traffic.realtime;

import io.parkcloud.traffic.TrafficSettings;
import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Addresses that staff name, asked at intervals. Only hosts that the operator allows are asked, no redirect is followed, and an
 * answer may be only so large: an address is a stranger's word, and the program stands inside the tenant's network.
 */
@Service
public class RealtimeSources {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeSources.class);
    private static final int MOST_SOURCES = 20;
    private static final int MOST_BYTES = 16 << 20;

    private final SourceMapper sources;
    private final RealtimeFeeds feeds;
    private final List<String> hosts;
    private final Clock clock;
    private final Map<Long, Attempt> attempts = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * How asking went last.
     *
     * @param at when
     * @param well whether a message came
     * @param detail what came instead
     */
    public record Attempt(Instant at, boolean well, String detail) {}

    RealtimeSources(SourceMapper sources, RealtimeFeeds feeds, TrafficSettings settings, Clock clock) {
        this.sources = sources;
        this.feeds = feeds;
        this.hosts = settings.realtime().hosts();
        this.clock = clock;
    }

    /** All of them. */
    public List<SourceRow> all() {
        return sources.all();
    }

    /** Hosts that may be asked. */
    public List<String> hosts() {
        return hosts;
    }

    /** How asking a source went last; empty if it was not asked since the program started. */
    public Optional<Attempt> attempt(long id) {
        return Optional.ofNullable(attempts.get(id));
    }

    /** @throws TrafficException {@code SOURCE_INVALID} */
    public void add(String name, String url, String who) {
        if (name.isBlank() || name.length() > 80) {
            throw invalid("The name has " + name.length() + " characters, must have 1 to 80");
        }
        checked(url);
        if (sources.all().size() >= MOST_SOURCES) {
            throw invalid("There are " + MOST_SOURCES + " sources already; remove one first");
        }
        sources.add(name.strip(), url.strip(), who);
    }

    /** @throws TrafficException {@code SOURCE_NOT_FOUND} */
    public void remove(long id) {
        if (sources.remove(id) == 0) {
            throw new TrafficException(Problem.SOURCE_NOT_FOUND, "There is no realtime source number " + id);
        }
        attempts.remove(id);
        feeds.forget("source-" + id);
    }

    /** Asks all of them, one after another. */
    @Scheduled(fixedDelayString = "${traffic.realtime.poll:30s}", initialDelayString = "${traffic.realtime.poll:30s}")
    public synchronized void ask() {
        try {
            for (var source : sources.all()) {
                attempts.put(source.id(), ask(source));
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Realtime sources cannot be read for the moment: {}", e.toString());
        }
    }

    private Attempt ask(SourceRow source) {
        try {
            var request = HttpRequest.newBuilder(checked(source.url()))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                if (response.statusCode() != 200) {
                    return failed("HTTP status " + response.statusCode());
                }
                byte[] content = body.readNBytes(MOST_BYTES + 1);
                if (content.length > MOST_BYTES) {
                    return failed("more than " + MOST_BYTES + " bytes");
                }
                feeds.accept(source.key(), content);
                return new Attempt(clock.instant(), true, content.length + " bytes");
            }
        } catch (IOException | TrafficException e) {
            return failed(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed("interrupted");
        }
    }

    private Attempt failed(String detail) {
        return new Attempt(clock.instant(), false, detail);
    }

    /** Also asked before every request: the operator may have taken a host off the list since the source was added. */
    private URI checked(String url) {
        URI uri;
        try {
            uri = URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            throw new TrafficException(Problem.SOURCE_INVALID, "The address '" + url + "' cannot be read", e);
        }
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getUserInfo() != null || url.length() > 500) {
            throw invalid("The address must begin with http:// or https://, have no sign-in in it and at most 500"
                    + " characters, was '" + url + "'");
        }
        var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        var wanted = uri.getPort() < 0 ? host : host + ":" + uri.getPort();
        if (!hosts.contains(wanted)) {
            throw invalid("The host '" + wanted + "' is not on the operator's list TRAFFIC_REALTIME_HOSTS: " + hosts);
        }
        return uri;
    }

    private static TrafficException invalid(String detail) {
        return new TrafficException(Problem.SOURCE_INVALID, detail);
    }
}

package io.parkcloud.traffic.feed;

import io.parkcloud.traffic.TrafficSettings;
import io.parkcloud.traffic.gtfs.Feed;
import io.parkcloud.traffic.gtfs.FeedLimits;
import io.parkcloud.traffic.gtfs.FeedReader;
import io.parkcloud.traffic.problem.Problem;
import io.parkcloud.traffic.problem.TrafficException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Takes feeds in. One at a time, and all or nothing: a feed with errors is written down and changes nothing else. */
@Service
public class FeedVersions {
    /** What uploads are put into while they are read. */
    public static final String INCOMING = "incoming";

    private static final Logger LOG = LoggerFactory.getLogger(FeedVersions.class);
    private static final int PART = 1 << 20;
    private static final int ARCHIVES_KEPT = 5;

    private final FeedMapper feeds;
    private final CurrentTimetable current;
    private final TransactionTemplate transactions;
    private final JsonMapper json;
    private final Path incoming;
    private final Clock clock;

    FeedVersions(
            FeedMapper feeds,
            CurrentTimetable current,
            TransactionTemplate transactions,
            JsonMapper json,
            TrafficSettings settings,
            Clock clock) {
        this.feeds = feeds;
        this.current = current;
        this.transactions = transactions;
        this.json = json;
        this.incoming = settings.dataDir().resolve(INCOMING);
        this.clock = clock;
    }

    /** Those handed in last, the latest first. */
    public List<FeedRow> latest() {
        return feeds.latest();
    }

    /** The one in use. */
    public Optional<FeedRow> active() {
        return feeds.active();
    }

    /** Whether its archive is still there, so that it can be used again. */
    public List<Long> kept() {
        return feeds.kept();
    }

    /** @throws TrafficException {@code FEED_NOT_FOUND} */
    public FeedRow require(long id) {
        return feeds.find(id)
                .orElseThrow(() -> new TrafficException(Problem.FEED_NOT_FOUND, "There is no feed number " + id));
    }

    /**
     * Reads a feed, writes down what was found, and uses it if it has no errors.
     *
     * @param content closed by the caller
     * @return what was written down
     */
    public synchronized FeedRow take(InputStream content, String fileName, String who, String origin) {
        try {
            var file = Files.createTempFile(incoming, "feed", ".zip");
            try {
                Files.copy(content, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                return take(file, fileName, who, origin);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the feed cannot be stored in " + incoming, e);
        }
    }

    private FeedRow take(Path file, String fileName, String who, String origin) throws IOException {
        var result = FeedReader.read(file, FeedLimits.usual());
        var feed = Optional.ofNullable(result.feed());
        var name = fileName.length() > 200 ? fileName.substring(0, 200) : fileName;
        var row = new FeedRow(
                0,
                origin,
                name,
                digest(file),
                Files.size(file),
                who,
                clock.instant(),
                feed.isPresent(),
                result.findings().errors(),
                result.findings().warnings(),
                json.writeValueAsString(result.findings().list()),
                feed.map(f -> f.stops().size()).orElse(0),
                feed.map(f -> f.routes().size()).orElse(0),
                feed.map(f -> f.trips().size()).orElse(0),
                feed.map(Feed::from).orElse(null),
                feed.map(Feed::until).orElse(null));
        long id = transactions.execute(status -> store(row, file));
        LOG.info("Feed {} ({}): {} errors, {} warnings", id, name, row.errors(), row.warnings());
        feed.ifPresent(f -> current.use(id, f));
        return require(id);
    }

    private Long store(FeedRow row, Path file) {
        feeds.add(row);
        long id = feeds.lastId();
        if (row.accepted()) {
            try (var in = Files.newInputStream(file)) {
                byte[] part = in.readNBytes(PART);
                for (int number = 0; part.length > 0; number++) {
                    feeds.addPart(id, number, part);
                    part = in.readNBytes(PART);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            feeds.activate(id);
            feeds.kept().stream().skip(ARCHIVES_KEPT).forEach(feeds::forgetArchive);
        }
        return id;
    }

    /** Uses an earlier feed again. @throws TrafficException {@code FEED_INVALID} if it was refused or its archive is gone */
    public synchronized void use(long id) {
        var row = require(id);
        if (!row.accepted() || !feeds.kept().contains(id)) {
            throw new TrafficException(
                    Problem.FEED_INVALID,
                    "Feed " + id + " was refused or its archive is no longer kept; hand it in again");
        }
        var feed = read(id);
        feeds.activate(id);
        current.use(id, feed);
    }

    /** Puts the active feed of the database to use. */
    synchronized void load(FeedRow row) {
        current.use(row.id(), read(row.id()));
    }

    private Feed read(long id) {
        try {
            var file = Files.createTempFile(incoming, "kept", ".zip");
            try {
                try (var out = Files.newOutputStream(file)) {
                    var part = feeds.part(id, 0);
                    for (int number = 1; !part.isEmpty(); number++) {
                        out.write(part.getFirst());
                        part = feeds.part(id, number);
                    }
                }
                var result = FeedReader.read(file, FeedLimits.usual());
                return Optional.ofNullable(result.feed())
                        .orElseThrow(() -> new TrafficException(
                                Problem.FEED_INVALID,
                                "Feed " + id + " can no longer be read: "
                                        + result.findings().list()));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("feed " + id + " cannot be stored in " + incoming, e);
        }
    }

    private static String digest(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var sha = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
                sha.update(buffer, 0, got);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.parkcloud.traffic.gtfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and checks a whole feed. It goes on after an error as far as that makes sense, so that a publisher learns of all at once.
 *
 * @see <a href="https://gtfs.org/documentation/schedule/reference/">GTFS Schedule reference</a>
 */
public final class FeedReader {
    private static final List<String> NEEDED =
            List.of("agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt");
    /** Published files that are no mistake, though nothing here reads them. */
    private static final Set<String> KNOWN = Set.of(
            "agency.txt",
            "stops.txt",
            "routes.txt",
            "trips.txt",
            "stop_times.txt",
            "calendar.txt",
            "calendar_dates.txt",
            "shapes.txt",
            "frequencies.txt",
            "transfers.txt",
            "feed_info.txt");

    private final FeedArchive archive;
    private final FeedLimits limits;
    private final Findings findings;
    private final List<Agency> agencies = new ArrayList<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<Trip> trips = new ArrayList<>();
    private final Numbering agencyIds = new Numbering("agency");
    private final Numbering routeIds = new Numbering("route");
    private final Numbering tripIds = new Numbering("trip");
    private String version = "";

    private FeedReader(FeedArchive archive, FeedLimits limits, Findings findings) {
        this.archive = archive;
        this.limits = limits;
        this.findings = findings;
    }

    /**
     * Reads a feed.
     *
     * @param feed what is in it; null if it has errors
     * @param findings everything found
     */
    public record Result(@Nullable Feed feed, Findings findings) {}

    /** Reads a zip file; what is wrong with it is in the result, never thrown. */
    public static Result read(Path file, FeedLimits limits) {
        var findings = new Findings();
        try (var archive = FeedArchive.open(file, limits, findings)) {
            if (archive == null) {
                return new Result(null, findings);
            }
            var feed = new FeedReader(archive, limits, findings).read();
            return new Result(findings.errors() == 0 ? feed : null, findings);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }

    private @Nullable Feed read() {
        if (!filesAreThere()) {
            return null;
        }
        Table.read(archive, "agency.txt", findings, List.of("agency_name", "agency_timezone"), this::agency);
        var stops = new StopReader(findings).read(archive);
        Table.read(archive, "routes.txt", findings, List.of("route_id", "route_type"), this::route);
        var services = new ServiceReader(findings);
        services.read(archive);
        Table.read(
                archive,
                "trips.txt",
                findings,
                List.of("trip_id", "route_id", "service_id"),
                row -> trip(row, services.ids()));
        var extras = new ExtrasReader(findings, stops, tripIds);
        extras.read(archive);
        if (archive.has("feed_info.txt")) {
            Table.read(archive, "feed_info.txt", findings, List.of(), row -> version = row.text("feed_version"));
        }
        var times = new StopTimeReader(findings, limits, stops, tripIds).read(archive);
        if (agencies.isEmpty() && findings.errors() == 0) {
            findings.add(FindingCode.FILE_EMPTY, "agency.txt", 0, "the file names no operator");
        }
        if (times == null || findings.errors() > 0) {
            return null;
        }
        return new Feed(
                agencies,
                stops.list(),
                routes,
                services.list(),
                trips,
                times,
                extras.frequencies(),
                extras.transfers(),
                extras.shapes(),
                version);
    }

    private boolean filesAreThere() {
        for (var name : archive.names()) {
            if (!KNOWN.contains(name)) {
                findings.add(FindingCode.FILE_IGNORED, name, 0, "nothing is read from this file");
            }
        }
        boolean all = true;
        for (var file : NEEDED) {
            all &= found(file);
        }
        if (!archive.has("calendar.txt") && !archive.has("calendar_dates.txt")) {
            findings.add(
                    FindingCode.FILE_MISSING,
                    "calendar.txt",
                    0,
                    "neither calendar.txt nor calendar_dates.txt is there");
            all = false;
        }
        return all;
    }

    private boolean found(String file) {
        if (archive.has(file)) {
            return true;
        }
        var deeper = archive.names().stream()
                .filter(name -> name.endsWith("/" + file))
                .findFirst();
        findings.add(
                FindingCode.FILE_MISSING,
                file,
                0,
                deeper.map(name -> "the file is in a folder (" + name + "); it must be at the top of the archive")
                        .orElse("the file is missing"));
        return false;
    }

    private void agency(Row row) {
        var id = row.text("agency_id");
        var name = row.required("agency_name");
        var zone = row.zone("agency_timezone");
        if (!agencyIds.add(row, id) || zone.isEmpty() || row.bad()) {
            return;
        }
        if (!agencies.isEmpty() && !agencies.getFirst().zone().equals(zone.get())) {
            row.tell(
                    FindingCode.ZONES_DIFFER,
                    "agency_timezone is " + zone.get() + ", the first operator's is used: "
                            + agencies.getFirst().zone());
        }
        agencies.add(new Agency(id, name, zone.get()));
    }

    private void route(Row row) {
        var id = row.required("route_id");
        int type = row.requiredInteger("route_type", 0, 1702);
        var agencyId = row.text("agency_id");
        int agency = agencyId.isEmpty() && agencyIds.size() == 1 ? 0 : agencyIds.find(agencyId);
        if (agency < 0) {
            row.tell(FindingCode.REFERENCE_UNKNOWN, "agency_id is '" + agencyId + "', which is no agency of the feed");
        }
        var shortName = row.text("route_short_name");
        var longName = row.text("route_long_name");
        if (shortName.isEmpty() && longName.isEmpty()) {
            row.tell(FindingCode.ROUTE_NAMELESS, "the route has neither a short nor a long name");
        }
        if (!id.isEmpty() && routeIds.add(row, id)) {
            routes.add(new Route(
                    id,
                    Math.max(0, agency),
                    shortName,
                    longName,
                    type,
                    row.color("route_color", "5b6770"),
                    row.color("route_text_color", "ffffff")));
        }
    }

    private void trip(Row row, Numbering services) {
        var id = row.required("trip_id");
        int route = routeIds.require(row, "route_id");
        int service = services.require(row, "service_id");
        int direction = row.integer("direction_id", 0, 1, -1);
        int wheelchair = row.integer("wheelchair_accessible", 0, 2, 0);
        if (!id.isEmpty() && tripIds.add(row, id)) {
            trips.add(new Trip(
                    id, route, service, row.text("trip_headsign"), direction, row.text("shape_id"), wheelchair));
        }
    }
}

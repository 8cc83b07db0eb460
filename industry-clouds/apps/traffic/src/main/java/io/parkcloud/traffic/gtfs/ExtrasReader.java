package io.parkcloud.traffic.gtfs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Files that a feed may leave out: shapes.txt, frequencies.txt and transfers.txt. */
final class ExtrasReader {
    private static final int NOT_POSSIBLE = 3;
    private static final int WITH_TIME = 2;
    private static final int DAY = 86_400;

    private final Findings findings;
    private final StopReader stops;
    private final Numbering trips;
    private final Map<String, List<Point>> points = new HashMap<>();
    private final List<Frequency> frequencies = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final Set<String> changes = new HashSet<>();

    private record Point(int sequence, int latitude, int longitude) {}

    ExtrasReader(Findings findings, StopReader stops, Numbering trips) {
        this.findings = findings;
        this.stops = stops;
        this.trips = trips;
    }

    void read(FeedArchive archive) {
        if (archive.has("shapes.txt")) {
            var needed = List.of("shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence");
            Table.read(archive, "shapes.txt", findings, needed, this::point);
        }
        if (archive.has("frequencies.txt")) {
            var needed = List.of("trip_id", "start_time", "end_time", "headway_secs");
            Table.read(archive, "frequencies.txt", findings, needed, this::frequency);
        }
        if (archive.has("transfers.txt")) {
            Table.read(archive, "transfers.txt", findings, List.of(), this::transfer);
        }
    }

    List<Frequency> frequencies() {
        return frequencies;
    }

    List<Transfer> transfers() {
        return transfers;
    }

    Map<String, int[]> shapes() {
        var shapes = new HashMap<String, int[]>();
        points.forEach((id, list) -> {
            list.sort(Comparator.comparingInt(Point::sequence));
            var flat = new int[list.size() * 2];
            for (int i = 0; i < list.size(); i++) {
                flat[2 * i] = list.get(i).latitude();
                flat[2 * i + 1] = list.get(i).longitude();
            }
            shapes.put(id, flat);
        });
        return shapes;
    }

    private void point(Row row) {
        var id = row.required("shape_id");
        double latitude = row.degrees("shape_pt_lat", 90);
        double longitude = row.degrees("shape_pt_lon", 180);
        row.required("shape_pt_lat");
        row.required("shape_pt_lon");
        int sequence = row.requiredInteger("shape_pt_sequence", 0, Integer.MAX_VALUE);
        if (!row.bad()) {
            points.computeIfAbsent(id, key -> new ArrayList<>())
                    .add(new Point(sequence, micro(latitude), micro(longitude)));
        }
    }

    private static int micro(double degrees) {
        return (int) Math.round(degrees * 1e6);
    }

    private void frequency(Row row) {
        int trip = trips.require(row, "trip_id");
        int from = row.requiredTime("start_time");
        int until = row.requiredTime("end_time");
        int headway = row.requiredInteger("headway_secs", 1, DAY);
        if (!row.bad() && until <= from) {
            row.tell(FindingCode.TIME_ORDER, "end_time must be after start_time");
        }
        if (!row.bad()) {
            frequencies.add(new Frequency(trip, from, until, headway));
        }
    }

    private void transfer(Row row) {
        int type = row.integer("transfer_type", 0, 5, 0);
        if (type > NOT_POSSIBLE
                || !row.text("from_trip_id").isEmpty()
                || !row.text("to_trip_id").isEmpty()
                || !row.text("from_route_id").isEmpty()
                || !row.text("to_route_id").isEmpty()) {
            row.tell(FindingCode.TRANSFER_IGNORED, "rules for single trips and routes are not used");
            return;
        }
        int from = stops.ids().require(row, "from_stop_id");
        int to = stops.ids().require(row, "to_stop_id");
        int seconds = row.integer("min_transfer_time", 0, DAY, -1);
        if (row.bad()) {
            return;
        }
        if (!changes.add(from + ">" + to)) {
            row.tell(FindingCode.KEY_TWICE, "there are two rules for changing between these stops");
        }
        transfers.add(new Transfer(from, to, type != NOT_POSSIBLE, type == WITH_TIME ? seconds : -1));
    }
}

package io.parkcloud.traffic.gtfs;

import java.util.ArrayList;
import java.util.List;

/** stops.txt. Parents may come after their children, so they are looked up at the end. */
final class StopReader {
    private static final String FILE = "stops.txt";
    private static final int STATION = 1;
    private static final int GENERIC_NODE = 3;
    private static final int BOARDING_AREA = 4;

    private final Findings findings;
    private final Numbering ids = new Numbering("stop");
    private final List<Stop> stops = new ArrayList<>();
    private final List<String> parents = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    StopReader(Findings findings) {
        this.findings = findings;
    }

    StopReader read(FeedArchive archive) {
        Table.read(archive, FILE, findings, List.of("stop_id"), this::stop);
        for (int i = 0; i < stops.size(); i++) {
            stops.set(i, underParent(i));
        }
        return this;
    }

    List<Stop> list() {
        return stops;
    }

    Numbering ids() {
        return ids;
    }

    private void stop(Row row) {
        var id = row.required("stop_id");
        int kind = row.integer("location_type", 0, BOARDING_AREA, 0);
        var name = row.text("stop_name");
        double latitude = row.degrees("stop_lat", 90);
        double longitude = row.degrees("stop_lon", 180);
        if (kind < GENERIC_NODE && !row.bad()) {
            needsPlaceAndName(row, name, latitude, longitude);
        }
        if (id.isEmpty() || !ids.add(row, id)) {
            return;
        }
        int wheelchair = row.integer("wheelchair_boarding", 0, 2, 0);
        stops.add(new Stop(
                id,
                row.text("stop_code"),
                name.isEmpty() ? id : name,
                latitude,
                longitude,
                kind,
                -1,
                wheelchair,
                row.text("platform_code")));
        parents.add(row.text("parent_station"));
        lines.add(row.line());
    }

    private static void needsPlaceAndName(Row row, String name, double latitude, double longitude) {
        if (name.isEmpty()) {
            row.tell(FindingCode.VALUE_MISSING, "stop_name is empty");
        }
        if (Double.isNaN(latitude) || Double.isNaN(longitude)) {
            row.tell(FindingCode.VALUE_MISSING, "stop_lat or stop_lon is empty");
        } else if (Math.abs(latitude) < 0.01 && Math.abs(longitude) < 0.01) {
            row.tell(FindingCode.COORDINATE_ZERO, "the stop lies at 0, 0, in the sea off Africa");
        }
    }

    private Stop underParent(int number) {
        var stop = stops.get(number);
        var id = parents.get(number);
        if (id.isEmpty()) {
            return stop;
        }
        int parent = ids.find(id);
        if (parent < 0) {
            findings.add(
                    FindingCode.REFERENCE_UNKNOWN,
                    FILE,
                    lines.get(number),
                    "parent_station is '" + id + "', which is no stop of the feed");
            return stop;
        }
        int wanted = stop.kind() == BOARDING_AREA ? 0 : STATION;
        if (stops.get(parent).kind() != wanted) {
            findings.add(
                    FindingCode.REFERENCE_KIND,
                    FILE,
                    lines.get(number),
                    "parent_station is '" + id + "' with location_type "
                            + stops.get(parent).kind() + ", must be " + wanted);
            return stop;
        }
        int wheelchair = stop.wheelchair() == 0 ? stops.get(parent).wheelchair() : stop.wheelchair();
        return new Stop(
                stop.id(),
                stop.code(),
                stop.name(),
                stop.latitude(),
                stop.longitude(),
                stop.kind(),
                parent,
                wheelchair,
                stop.platform());
    }
}

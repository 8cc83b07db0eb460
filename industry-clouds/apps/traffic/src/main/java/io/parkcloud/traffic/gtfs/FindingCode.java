package io.parkcloud.traffic.gtfs;

/** What can be wrong or odd in a feed, under stable ids. An error keeps the feed out; a warning does not. */
public enum FindingCode {
    ARCHIVE_UNREADABLE("gtfs.archive.unreadable", true),
    ARCHIVE_PATH("gtfs.archive.path", true),
    ARCHIVE_TOO_LARGE("gtfs.archive.too-large", true),
    FILE_MISSING("gtfs.file.missing", true),
    FILE_EMPTY("gtfs.file.empty", true),
    FILE_NOT_UTF8("gtfs.file.not-utf8", true),
    FILE_MALFORMED("gtfs.file.malformed", true),
    FILE_TOO_LARGE("gtfs.file.too-large", true),
    FILE_IGNORED("gtfs.file.ignored", false),
    COLUMN_MISSING("gtfs.column.missing", true),
    COLUMN_TWICE("gtfs.column.twice", true),
    ROW_WIDTH("gtfs.row.width", true),
    VALUE_MISSING("gtfs.value.missing", true),
    NUMBER_INVALID("gtfs.number.invalid", true),
    NUMBER_RANGE("gtfs.number.range", true),
    TIME_INVALID("gtfs.time.invalid", true),
    DATE_INVALID("gtfs.date.invalid", true),
    ZONE_INVALID("gtfs.zone.invalid", true),
    COLOR_INVALID("gtfs.color.invalid", false),
    COORDINATE_INVALID("gtfs.coordinate.invalid", true),
    COORDINATE_ZERO("gtfs.coordinate.zero", false),
    KEY_TWICE("gtfs.key.twice", true),
    REFERENCE_UNKNOWN("gtfs.reference.unknown", true),
    REFERENCE_KIND("gtfs.reference.kind", true),
    TIME_ORDER("gtfs.time.order", true),
    DATE_ORDER("gtfs.date.order", true),
    ZONES_DIFFER("gtfs.zone.differ", false),
    TRIP_TOO_SHORT("gtfs.trip.too-short", false),
    ROUTE_NAMELESS("gtfs.route.nameless", false),
    FLEXIBLE_IGNORED("gtfs.flexible.ignored", false),
    TRANSFER_IGNORED("gtfs.transfer.ignored", false),
    SERVICE_NONE("gtfs.service.none", false);

    private final String id;
    private final boolean error;

    FindingCode(String id, boolean error) {
        this.id = id;
        this.error = error;
    }

    /** Stable identifier, for programs and for the message in both languages. */
    public String id() {
        return id;
    }

    /** Whether a feed with this is refused. */
    public boolean error() {
        return error;
    }
}

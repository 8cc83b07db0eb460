package io.parkcloud.traffic.gtfs;

/**
 * A place of a feed: where vehicles stop, or a station around such places.
 *
 * @param id its id in the feed
 * @param code what passengers know it by; may be empty
 * @param name its name
 * @param latitude degrees; not a number if unknown
 * @param longitude degrees; not a number if unknown
 * @param kind location_type: 0 stop or platform, 1 station, 2 entrance, 3 generic node, 4 boarding area
 * @param parent number of the station it belongs to; -1 if it belongs to none
 * @param wheelchair wheelchair_boarding, its station's if it says nothing: 0 unknown, 1 possible, 2 not possible
 * @param platform platform_code; may be empty
 */
public record Stop(
        String id,
        String code,
        String name,
        double latitude,
        double longitude,
        int kind,
        int parent,
        int wheelchair,
        String platform) {

    /** Whether it is on the map. */
    public boolean placed() {
        return !Double.isNaN(latitude) && !Double.isNaN(longitude);
    }
}

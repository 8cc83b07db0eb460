package io.parkcloud.traffic.gtfs;

/**
 * A line.
 *
 * @param id its id in the feed
 * @param agency number of its operator
 * @param shortName such as 10A; may be empty
 * @param longName such as the names of its ends; may be empty
 * @param type route_type: 0 tram, 1 metro, 2 rail, 3 bus, 4 ferry, …, 100 and more the extended types
 * @param color six hexadecimal digits
 * @param textColor the same for text on it
 */
public record Route(
        String id, int agency, String shortName, String longName, int type, String color, String textColor) {

    /** What to call it in a small place. */
    public String label() {
        return shortName.isEmpty() ? (longName.isEmpty() ? id : longName) : shortName;
    }
}

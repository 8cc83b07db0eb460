package io.parkcloud.traffic.realtime;

/**
 * An address that is asked for realtime messages.
 *
 * @param id its number
 * @param name what staff call it
 * @param url the address
 * @param createdBy who added it
 */
public record SourceRow(long id, String name, String url, String createdBy) {

    /** What its messages are kept under. */
    public String key() {
        return "source-" + id;
    }
}

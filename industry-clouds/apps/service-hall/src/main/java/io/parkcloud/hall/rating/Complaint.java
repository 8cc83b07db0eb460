package io.parkcloud.hall.rating;

/** What went wrong, for bad grades. Stored by name. */
public enum Complaint {
    SLOW,
    UNCLEAR,
    REPEATED,
    ATTITUDE,
    CHARGED,
    OTHER
}

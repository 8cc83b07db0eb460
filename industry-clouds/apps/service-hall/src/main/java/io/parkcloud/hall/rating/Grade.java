package io.parkcloud.hall.rating;

/** How content an applicant was, best first. Stored by name. */
public enum Grade {
    VERY_GOOD,
    GOOD,
    FAIR,
    BAD,
    VERY_BAD;

    /** Whether the department must answer it. */
    public boolean isBad() {
        return this == BAD || this == VERY_BAD;
    }
}

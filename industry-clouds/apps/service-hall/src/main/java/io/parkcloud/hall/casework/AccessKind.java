package io.parkcloud.hall.casework;

/** What of a case was looked at. Stored by name. */
public enum AccessKind {
    CASE,
    FILE,
    EXPORT
}

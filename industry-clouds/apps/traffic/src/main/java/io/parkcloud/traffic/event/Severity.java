package io.parkcloud.traffic.event;

/** How much it matters. */
public enum Severity {
    INFO,
    WARNING,
    SEVERE
}

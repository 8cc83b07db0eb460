package io.parkcloud.ops.alarms.rule;

/** How bad it is; the last one is the worst. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** Somebody should look at it today. */
    WARNING,
    /** Somebody must look at it now. */
    CRITICAL
}

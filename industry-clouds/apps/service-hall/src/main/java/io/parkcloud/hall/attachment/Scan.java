package io.parkcloud.hall.attachment;

/** Whether a file was looked through for malware. Stored by name. */
public enum Scan {
    CLEAN,
    INFECTED,
    NOT_SCANNED
}

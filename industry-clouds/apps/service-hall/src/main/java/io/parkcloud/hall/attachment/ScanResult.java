package io.parkcloud.hall.attachment;

/**
 * What a scanner said of a file.
 *
 * @param scan whether it was looked at
 * @param malware name of what was found; empty if nothing was
 */
record ScanResult(Scan scan, String malware) {
    static final ScanResult CLEAN = new ScanResult(Scan.CLEAN, "");
    static final ScanResult NOT_SCANNED = new ScanResult(Scan.NOT_SCANNED, "");

    static ScanResult infected(String malware) {
        return new ScanResult(Scan.INFECTED, malware);
    }
}

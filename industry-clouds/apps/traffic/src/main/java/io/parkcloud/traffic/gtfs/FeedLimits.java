package io.parkcloud.traffic.gtfs;

/**
 * How large a feed may be. What is read is counted, not what the archive's directory claims.
 *
 * @param entries most files in the archive
 * @param fileBytes most bytes of one file, unpacked
 * @param totalBytes most bytes of all files that are read, unpacked
 * @param ratio most bytes a file may have for each byte it takes in the archive, once it is larger than a megabyte
 * @param stopTimes most rows of stop_times.txt
 */
public record FeedLimits(int entries, long fileBytes, long totalBytes, int ratio, int stopTimes) {

    /** Enough for a large city on a small machine. */
    public static FeedLimits usual() {
        return new FeedLimits(200, 1L << 30, 2L << 30, 200, 4_000_000);
    }
}

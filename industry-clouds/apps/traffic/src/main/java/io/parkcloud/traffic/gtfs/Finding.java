package io.parkcloud.traffic.gtfs;

/**
 * One thing found in a feed.
 *
 * @param code what it is
 * @param file name of the file; empty if it is about the archive
 * @param line line in the file, the header being 1; 0 if it is about the whole file
 * @param detail what was found, and what is allowed
 */
public record Finding(FindingCode code, String file, long line, String detail) {}

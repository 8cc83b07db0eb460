package io.parkcloud.traffic.feed;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A feed that was handed in.
 *
 * @param id its number
 * @param origin {@code SAMPLE} or {@code UPLOAD}
 * @param fileName what it was called
 * @param sha256 digest of the archive
 * @param sizeBytes size of the archive
 * @param uploadedBy who handed it in
 * @param uploadedAt when
 * @param accepted whether it could be used
 * @param errors how many errors it has
 * @param warnings how many warnings
 * @param findings what was found, as JSON
 * @param stops how many stops
 * @param routes how many lines
 * @param trips how many trips
 * @param firstDay first day with service; null if it was refused
 * @param lastDay last day with service; null if it was refused
 */
public record FeedRow(
        long id,
        String origin,
        String fileName,
        String sha256,
        long sizeBytes,
        String uploadedBy,
        Instant uploadedAt,
        boolean accepted,
        long errors,
        long warnings,
        String findings,
        int stops,
        int routes,
        int trips,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay) {}

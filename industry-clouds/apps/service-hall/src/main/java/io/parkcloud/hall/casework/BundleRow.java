package io.parkcloud.hall.casework;

import java.time.Instant;

/**
 * A bundle as filed.
 *
 * @param receipt receipt number of the whole
 * @param queryCode code that, with the receipt number, lets its holder see it
 * @param bundleCode which bundle
 * @param applicant who applies
 * @param submittedAt when it was filed
 */
public record BundleRow(String receipt, String queryCode, String bundleCode, String applicant, Instant submittedAt) {}

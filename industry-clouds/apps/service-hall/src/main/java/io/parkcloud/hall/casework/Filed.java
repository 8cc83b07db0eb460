package io.parkcloud.hall.casework;

/**
 * The answer to a submission.
 *
 * @param row the case it made, or the one its key made before
 * @param replayed whether the key had been used before, so that nothing new happened
 * @param sameRequest whether a replayed request was the same as the first
 */
public record Filed(CaseRow row, boolean replayed, boolean sameRequest) {}

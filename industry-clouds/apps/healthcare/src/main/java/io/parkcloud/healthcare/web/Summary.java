package io.parkcloud.healthcare.web;

import java.util.List;

/**
 * What there is of a patient, as far as the clinician may see it.
 *
 * @param encounters visits, newest first
 * @param conditions what the patient has or had
 * @param medications what was ordered
 * @param charts observations with numbers, as lines
 * @param observations the newest observations
 * @param consents what the patient has said
 * @param emergency why emergency access runs; empty if it does not
 */
public record Summary(
        List<Item> encounters,
        List<Item> conditions,
        List<Item> medications,
        List<Chart> charts,
        List<Item> observations,
        List<Item> consents,
        List<String> emergency) {

    /**
     * One line.
     *
     * @param id resource id
     * @param when day
     * @param what text
     * @param state status
     * @param more what else there is to say
     */
    public record Item(String id, String when, String what, String state, String more) {}
}

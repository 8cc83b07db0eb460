package io.parkcloud.healthcare.consent;

/**
 * One thing that a consent permits or denies. Empty texts and zeros mean: whichever.
 *
 * @param patient id of the patient who says so
 * @param depth how far inside the consent it stands; inner rules are exceptions of outer ones
 * @param permit or deny
 * @param who to whom, when and for what
 * @param what about what
 */
record ConsentRule(String patient, int depth, boolean permit, Who who, What what) {

    /**
     * To whom it applies.
     *
     * @param actor {@code Organization/x} or {@code Practitioner/x}
     * @param purpose purpose of use
     * @param low from when, in milliseconds
     * @param high until when
     */
    record Who(String actor, String purpose, long low, long high) {}

    /**
     * About what.
     *
     * @param type resource type
     * @param target one resource, {@code Type/id}
     * @param codeHash a code that the resource has
     * @param systemHash the code's system
     * @param dataLow about data from when
     * @param dataHigh about data until when
     */
    record What(String type, String target, long codeHash, long systemHash, long dataLow, long dataHigh) {}
}

package io.parkcloud.healthcare.fhir;

import java.util.Set;
import java.util.TreeSet;

/** What an administrator may write: how the place is organised, and nothing about patients. */
final class AdministratorTypes {
    static final Set<String> ALL = java.util.Collections.unmodifiableSet(new TreeSet<>(Set.of(
            "Organization",
            "OrganizationAffiliation",
            "Practitioner",
            "PractitionerRole",
            "Location",
            "HealthcareService",
            "Endpoint",
            "CodeSystem",
            "ValueSet",
            "Medication")));

    private AdministratorTypes() {}
}

package io.parkcloud.healthcare.web;

import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.account.Callers;
import io.parkcloud.healthcare.consent.ConsentForms;
import io.parkcloud.healthcare.fhir.Emergencies;
import io.parkcloud.healthcare.fhir.Interactions;
import io.parkcloud.healthcare.fhir.Wish;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Consents, as they are given at the desk: the patient is there and shows the number and the day of birth, which is why a clinician
 * may write down a consent about the own organisation without having access yet. And emergency access, when nobody can be asked.
 */
@Controller
class ConsentController {
    private static final Set<String> TYPES =
            Set.of("Observation", "Condition", "MedicationRequest", "Encounter", "DocumentReference", "Procedure");

    private final Interactions interactions;
    private final Emergencies emergencies;
    private final Callers callers;
    private final Clock clock;

    ConsentController(Interactions interactions, Emergencies emergencies, Callers callers, Clock clock) {
        this.interactions = interactions;
        this.emergencies = emergencies;
        this.callers = callers;
        this.clock = clock;
    }

    @GetMapping("/consents/new")
    String form(@RequestParam(defaultValue = "") String identifier, Model model) {
        model.addAttribute("identifier", identifier);
        model.addAttribute("types", TYPES.stream().sorted().toList());
        return "consent";
    }

    @PostMapping("/consents")
    String give(
            @RequestParam String identifier,
            @RequestParam String birthdate,
            @RequestParam(defaultValue = "permit") String answer,
            @RequestParam(defaultValue = "") List<String> except,
            HttpServletRequest request) {
        var caller = callers.of(request);
        if (caller.organization().isEmpty()) {
            throw new ForbiddenOperationException(
                    "This account belongs to no organisation, so no consent can be about it; set HEALTH_CLINICIAN_ORGANIZATION");
        }
        var patient = patient(identifier.strip(), birthdate.strip(), caller);
        var kinds = except.stream().filter(TYPES::contains).toList();
        var consent =
                ConsentForms.consent(patient, caller.organization(), answer.equals("permit"), kinds, clock.instant());
        interactions.write(new Wish.Create(consent, ""), caller.loading());
        return answer.equals("permit") ? "redirect:/patients/" + patient : "redirect:/patients";
    }

    /** Only an exact number together with the right day of birth finds somebody. */
    private String patient(String identifier, String birthdate, Caller caller) {
        if (!identifier.isEmpty() && birthdate.matches("\\d{4}-\\d\\d-\\d\\d")) {
            var page = interactions.search(
                    "Patient",
                    Map.of(
                            "identifier", new String[] {identifier.replace(",", "\\,")},
                            "birthdate", new String[] {birthdate}),
                    false,
                    "consent desk",
                    caller.loading());
            if (page.matches().size() == 1) {
                return page.matches().getFirst().id();
            }
        }
        throw new ResourceNotFoundException("No patient has this number and this day of birth");
    }

    @PostMapping("/consents/{id}/withdraw")
    String withdraw(@PathVariable String id, HttpServletRequest request) {
        var caller = callers.of(request);
        var consent = (Consent) interactions.read("Consent", id, Optional.empty(), caller);
        consent.setStatus(ConsentState.INACTIVE);
        int version = Integer.parseInt(consent.getMeta().getVersionId());
        interactions.write(new Wish.Put(consent, id, "", version), caller);
        return "redirect:/patients";
    }

    @GetMapping("/emergency")
    String emergency() {
        return "emergency";
    }

    @PostMapping("/emergency")
    String open(
            @RequestParam String identifier,
            @RequestParam String birthdate,
            @RequestParam String reason,
            HttpServletRequest request) {
        var caller = callers.of(request);
        var patient = patient(identifier.strip(), birthdate.strip(), caller);
        emergencies.open(patient, reason, caller);
        return "redirect:/patients/" + patient;
    }
}

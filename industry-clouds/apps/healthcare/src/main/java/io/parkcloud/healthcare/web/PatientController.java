package io.parkcloud.healthcare.web;

import io.parkcloud.healthcare.account.Callers;
import io.parkcloud.healthcare.fhir.Interactions;
import io.parkcloud.healthcare.index.Span;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding patients, and what there is of one of them. */
@Controller
class PatientController {
    private static final String PAGE = "25";

    private final Interactions interactions;
    private final Summaries summaries;
    private final Callers callers;

    PatientController(Interactions interactions, Summaries summaries, Callers callers) {
        this.interactions = interactions;
        this.summaries = summaries;
        this.callers = callers;
    }

    @GetMapping("/patients")
    String find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after,
            HttpServletRequest request,
            Model model) {
        var query = query(q.strip());
        if (!after.isEmpty()) {
            query.put("_after", new String[] {after});
        }
        var page = interactions.search("Patient", query, false, "Patient?" + q, callers.of(request));
        model.addAttribute("q", q);
        model.addAttribute("total", page.total().orElse(0L));
        model.addAttribute("next", page.next().orElse(""));
        model.addAttribute(
                "patients",
                page.matches().stream()
                        .map(found -> Person.of((Patient) interactions.resource(found)))
                        .toList());
        return "patients";
    }

    /** A date is a day of birth, something with digits an identifier, anything else a name. */
    private static Map<String, String[]> query(String q) {
        var query = new LinkedHashMap<String, String[]>();
        query.put("_count", new String[] {PAGE});
        query.put("_sort", new String[] {"family"});
        if (Span.parse(q, ZoneOffset.UTC).isPresent()) {
            query.put("birthdate", new String[] {q});
        } else if (q.chars().filter(Character::isDigit).count() > 4 || q.contains("|")) {
            query.put("identifier", new String[] {q.replace(",", "\\,")});
        } else if (!q.isEmpty()) {
            for (var word : q.split("\\s+")) {
                query.merge("name", new String[] {word.replace(",", "\\,")}, PatientController::both);
            }
        }
        return query;
    }

    private static String[] both(String[] some, String[] more) {
        var all = java.util.Arrays.copyOf(some, some.length + 1);
        all[some.length] = more[0];
        return all;
    }

    @GetMapping("/patients/{id}")
    String one(@PathVariable String id, HttpServletRequest request, Model model) {
        var caller = callers.of(request);
        var patient = (Patient) interactions.read("Patient", id, Optional.empty(), caller);
        model.addAttribute("patient", Person.of(patient));
        model.addAttribute("summary", summaries.of(id, caller));
        return "patient";
    }
}

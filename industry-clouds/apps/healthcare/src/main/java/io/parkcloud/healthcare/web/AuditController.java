package io.parkcloud.healthcare.web;

import io.parkcloud.healthcare.HealthSettings;
import io.parkcloud.healthcare.account.Callers;
import io.parkcloud.healthcare.audit.AuditEntry;
import io.parkcloud.healthcare.audit.AuditEntry.Action;
import io.parkcloud.healthcare.audit.AuditEntry.Outcome;
import io.parkcloud.healthcare.audit.AuditTrail;
import io.parkcloud.healthcare.audit.AuditTrail.Filter;
import io.parkcloud.healthcare.audit.AuditTrail.Span;
import io.parkcloud.healthcare.audit.Line;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The access log, for auditors. Looking at it is an access too. */
@Controller
class AuditController {
    private static final int LINES = 50;

    private final AuditTrail audit;
    private final Callers callers;
    private final Summaries times;
    private final HealthSettings settings;

    AuditController(AuditTrail audit, Callers callers, Summaries times, HealthSettings settings) {
        this.audit = audit;
        this.callers = callers;
        this.times = times;
        this.settings = settings;
    }

    @GetMapping("/audit")
    String log(
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String patient,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "false") boolean emergencies,
            @RequestParam(required = false) Optional<Long> before,
            HttpServletRequest request,
            Model model) {
        var query = request.getQueryString();
        audit.add(List.of(new AuditEntry(
                callers.of(request),
                Action.R,
                "audit",
                Outcome.SUCCESS,
                "audit?" + (query == null ? "" : query),
                "",
                "")));
        var span = io.parkcloud.healthcare.index.Span.parse(day, settings.timeZone())
                .map(found -> new Span(found.low(), found.high()))
                .orElse(new Span(Long.MIN_VALUE, Long.MAX_VALUE));
        var filter = new Filter(
                Optional.empty(),
                given(user),
                given(patient),
                Optional.empty(),
                Optional.empty(),
                emergencies ? Optional.of("BTG") : Optional.empty(),
                span);
        var lines = audit.lines(filter, before, LINES);
        model.addAttribute("user", user);
        model.addAttribute("patient", patient);
        model.addAttribute("day", day);
        model.addAttribute("emergencies", emergencies);
        model.addAttribute("lines", lines.stream().map(this::shown).toList());
        model.addAttribute("last", lines.size() == LINES ? lines.getLast().id() : 0L);
        return "audit";
    }

    private Shown shown(Line line) {
        return new Shown(times.shown(line.at()), line);
    }

    private static Optional<String> given(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
    }

    /**
     * A line as the page has it.
     *
     * @param time when
     * @param line the entry
     */
    public record Shown(String time, Line line) {}
}

package io.parkcloud.ops.metrics.web;

import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.resource.ResourceErrors;
import io.parkcloud.control.security.Authorizer;
import io.parkcloud.control.security.Principal;
import io.parkcloud.control.security.Role;
import io.parkcloud.control.store.StoreErrors;
import io.parkcloud.control.web.Places;
import io.parkcloud.control.web.PrincipalSource;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.ops.metrics.promql.PromScope;
import io.parkcloud.ops.metrics.query.MetricQueries;
import io.parkcloud.ops.metrics.query.MetricsAnswer;
import io.parkcloud.ops.metrics.query.MetricsQuery;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Metrics of a project, of an organisation (for its administrator), and of the platform (for the system administrator, who sees
 * what is nobody's, and nothing of tenants).
 */
@RestController
@RequestMapping("/api/v1")
public class MetricsController {

    private static final String NOW = "";
    private static final String USUAL_STEP = "15";
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final MetricQueries queries;
    private final Places places;
    private final PrincipalSource principals;
    private final Clock clock;

    public MetricsController(MetricQueries queries, Places places, PrincipalSource principals, Clock clock) {
        this.queries = queries;
        this.places = places;
        this.principals = principals;
        this.clock = clock;
    }

    /** @param time RFC 3339; the present moment if it is left out */
    @GetMapping("/projects/{project}/metrics/query")
    MetricsAnswer projectNow(
            @PathVariable String project,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = NOW) String time) {
        var place = readable(places.project(project));
        return now(place.tenant(), PromScope.of(place.tenant(), place.project()), query, time);
    }

    /** @param step seconds between two points */
    @GetMapping("/projects/{project}/metrics/query_range")
    MetricsAnswer projectRange(
            @PathVariable String project,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = NOW) String start,
            @RequestParam(defaultValue = NOW) String end,
            @RequestParam(defaultValue = USUAL_STEP) int step) {
        var place = readable(places.project(project));
        return queries.ask(
                place.tenant(), PromScope.of(place.tenant(), place.project()), range(query, start, end, step));
    }

    @GetMapping("/tenants/{tenant}/metrics/query")
    MetricsAnswer tenantNow(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = NOW) String time) {
        var place = readable(places.tenant(tenant));
        return now(place.tenant(), PromScope.of(place.tenant()), query, time);
    }

    @GetMapping("/tenants/{tenant}/metrics/query_range")
    MetricsAnswer tenantRange(
            @PathVariable String tenant,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = NOW) String start,
            @RequestParam(defaultValue = NOW) String end,
            @RequestParam(defaultValue = USUAL_STEP) int step) {
        var place = readable(places.tenant(tenant));
        return queries.ask(place.tenant(), PromScope.of(place.tenant()), range(query, start, end, step));
    }

    @GetMapping("/metrics/query")
    MetricsAnswer platformNow(
            @RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = NOW) String time) {
        requireOperator(principals.current());
        return now(ResourceId.PLATFORM, PromScope.PLATFORM, query, time);
    }

    @GetMapping("/metrics/query_range")
    MetricsAnswer platformRange(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = NOW) String start,
            @RequestParam(defaultValue = NOW) String end,
            @RequestParam(defaultValue = USUAL_STEP) int step) {
        requireOperator(principals.current());
        return queries.ask(ResourceId.PLATFORM, PromScope.PLATFORM, range(query, start, end, step));
    }

    private MetricsAnswer now(ResourceId asker, PromScope scope, String query, String time) {
        return queries.ask(asker, scope, MetricsQuery.at(given(query), moment("time", time)));
    }

    private MetricsQuery range(String query, String start, String end, int step) {
        var until = moment("end", end);
        var from = start.isEmpty() ? until.minus(Duration.ofHours(1)) : moment("start", start);
        return new MetricsQuery(given(query), from, until, Duration.ofSeconds(step));
    }

    /** After it is known that the place is theirs: else what is another's could be told from what is not there. */
    private static String given(String query) {
        if (query.isBlank()) {
            throw ResourceErrors.INVALID.error("say what is asked with the parameter \"%s\"", "query");
        }
        return query;
    }

    private Instant moment(String parameter, String text) {
        return Optional.of(text)
                .filter(given -> !given.isEmpty())
                .map(given -> parse(parameter, given))
                .orElseGet(clock::instant);
    }

    private static Instant parse(String parameter, String text) {
        try {
            var moment = Instant.parse(text);
            if (moment.isAfter(EARLIEST) && moment.isBefore(LATEST)) {
                return moment;
            }
            throw new DateTimeException(text);
        } catch (DateTimeException unreadable) {
            throw ResourceErrors.INVALID.error("%s must be a time like 2026-01-31T08:00:00Z, was %s", parameter, text);
        }
    }

    private Place readable(Place place) {
        Authorizer.requirePlace(principals.current(), place.tenant(), place.project());
        return place;
    }

    private static void requireOperator(Principal who) {
        if (!who.has(Role.SYSTEM_ADMIN)) {
            throw StoreErrors.NOT_FOUND.error("there is nothing of that name or id here");
        }
    }
}

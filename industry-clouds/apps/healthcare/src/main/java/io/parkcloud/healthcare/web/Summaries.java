package io.parkcloud.healthcare.web;

import io.parkcloud.healthcare.HealthSettings;
import io.parkcloud.healthcare.account.Caller;
import io.parkcloud.healthcare.consent.ConsentBook;
import io.parkcloud.healthcare.fhir.Interactions;
import io.parkcloud.healthcare.index.Span;
import io.parkcloud.healthcare.web.Summary.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what there is of a patient. Every part is an ordinary search, so that consents and audit hold here as everywhere. */
@Component
class Summaries {
    private final Interactions interactions;
    private final ConsentBook consents;
    private final HealthSettings settings;

    Summaries(Interactions interactions, ConsentBook consents, HealthSettings settings) {
        this.interactions = interactions;
        this.consents = consents;
        this.settings = settings;
    }

    Summary of(String patient, Caller caller) {
        var observations = list("Observation", patient, "-date", 400, caller, Observation.class);
        return new Summary(
                items(list("Encounter", patient, "-date", 30, caller, Encounter.class), Summaries::encounter),
                items(list("Condition", patient, "-onset-date", 60, caller, Condition.class), Summaries::condition),
                items(
                        list("MedicationRequest", patient, "-authoredon", 40, caller, MedicationRequest.class),
                        Summaries::medication),
                charts(observations),
                items(observations.subList(0, Math.min(40, observations.size())), Summaries::observation),
                items(list("Consent", patient, "-date", 50, caller, Consent.class), Summaries::consent),
                consents.emergencies(caller, patient));
    }

    private <T> List<T> list(String type, String patient, String sort, int count, Caller caller, Class<T> as) {
        var query = Map.of(
                "patient", new String[] {"Patient/" + patient},
                "_sort", new String[] {sort},
                "_count", new String[] {Integer.toString(count)},
                "_total", new String[] {"none"});
        var page = interactions.search(type, query, false, type + "?patient=" + patient, caller);
        return page.matches().stream()
                .map(found -> as.cast(interactions.resource(found)))
                .toList();
    }

    private static <T> List<Item> items(List<T> resources, Function<T, Item> item) {
        return resources.stream().map(item).toList();
    }

    private static Item encounter(Encounter visit) {
        return new Item(
                visit.getIdElement().getIdPart(),
                day(visit.getPeriod().getStartElement().getValueAsString()),
                visit.hasType()
                        ? text(visit.getTypeFirstRep())
                        : text(visit.getClass_().getCode()),
                visit.hasStatus() ? visit.getStatus().toCode() : "",
                text(visit.getServiceProvider().getDisplay())
                        + (visit.hasReasonCode() ? " · " + text(visit.getReasonCodeFirstRep()) : ""));
    }

    private static Item condition(Condition condition) {
        return new Item(
                condition.getIdElement().getIdPart(),
                condition.hasOnsetDateTimeType()
                        ? day(condition.getOnsetDateTimeType().getValueAsString())
                        : day(condition.getRecordedDateElement().getValueAsString()),
                text(condition.getCode()),
                text(condition.getClinicalStatus().getCodingFirstRep().getCode()),
                "");
    }

    private static Item medication(MedicationRequest order) {
        return new Item(
                order.getIdElement().getIdPart(),
                day(order.getAuthoredOnElement().getValueAsString()),
                order.hasMedicationCodeableConcept()
                        ? text(order.getMedicationCodeableConcept())
                        : text(order.getMedicationReference().getDisplay()),
                order.hasStatus() ? order.getStatus().toCode() : "",
                "");
    }

    private static Item observation(Observation observation) {
        var value = observation.hasValueQuantity()
                ? observation.getValueQuantity().getValue() + " "
                        + text(observation.getValueQuantity().getUnit())
                : observation.hasValueCodeableConcept()
                        ? text(observation.getValueCodeableConcept())
                        : observation.hasValueStringType()
                                ? text(observation.getValueStringType().getValue())
                                : "";
        boolean madeUp = observation.getMeta().getTag().stream().anyMatch(tag -> "made-up".equals(tag.getCode()));
        return new Item(
                observation.getIdElement().getIdPart(),
                observation.hasEffectiveDateTimeType()
                        ? day(observation.getEffectiveDateTimeType().getValueAsString())
                        : "",
                text(observation.getCode()),
                value,
                madeUp ? "made-up" : "");
    }

    private static Item consent(Consent consent) {
        var provision = consent.getProvision();
        return new Item(
                consent.getIdElement().getIdPart(),
                day(consent.getDateTimeElement().getValueAsString()),
                provision.hasActor()
                        ? text(provision.getActorFirstRep().getReference().getReference())
                        : "",
                consent.hasStatus() ? consent.getStatus().toCode() : "",
                provision.hasType() ? provision.getType().toCode() : "");
    }

    private List<Chart> charts(List<Observation> newestFirst) {
        var series = new LinkedHashMap<String, List<Chart.Point>>();
        var units = new LinkedHashMap<String, String>();
        for (var observation : newestFirst.reversed()) {
            if (observation.hasValueQuantity()
                    && observation.getValueQuantity().hasValue()
                    && observation.hasEffectiveDateTimeType()) {
                var name = text(observation.getCode());
                var when = observation.getEffectiveDateTimeType().getValueAsString();
                units.putIfAbsent(name, text(observation.getValueQuantity().getUnit()));
                Span.parse(when, settings.timeZone()).ifPresent(span -> series.computeIfAbsent(
                                name, key -> new ArrayList<>())
                        .add(new Chart.Point(
                                span.low(),
                                day(when),
                                observation.getValueQuantity().getValue().doubleValue())));
            }
        }
        var charts = new ArrayList<Chart>();
        series.forEach((name, points) -> {
            if (points.size() > 1) {
                charts.add(Chart.of(name, units.getOrDefault(name, ""), points));
            }
        });
        return charts;
    }

    private static String text(CodeableConcept concept) {
        return concept.hasText()
                ? concept.getText()
                : concept.getCodingFirstRep().hasDisplay()
                        ? concept.getCodingFirstRep().getDisplay()
                        : text(concept.getCodingFirstRep().getCode());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String day(@Nullable String moment) {
        return moment == null ? "" : moment.substring(0, Math.min(10, moment.length()));
    }

    /** A moment for people. */
    String shown(long millis) {
        return Instant.ofEpochMilli(millis)
                .atZone(settings.timeZone())
                .toLocalDateTime()
                .withNano(0)
                .toString()
                .replace('T', ' ');
    }
}

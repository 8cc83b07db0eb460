package io.parkcloud.healthcare.consent;

import io.parkcloud.healthcare.HealthSettings;
import io.parkcloud.healthcare.consent.ConsentRule.What;
import io.parkcloud.healthcare.consent.ConsentRule.Who;
import io.parkcloud.healthcare.index.LocalReference;
import io.parkcloud.healthcare.index.Span;
import io.parkcloud.healthcare.store.Keys;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Period;
import org.springframework.stereotype.Component;

/**
 * Reads a Consent into rules. What a rule says that we cannot check makes a denial wider and a permission void, never the other
 * way round.
 */
@Component
final class ConsentRules {
    private static final String TYPES = "http://hl7.org/fhir/resource-types";
    private static final Set<String> ABOUT_READING = Set.of("access", "use", "disclose");
    private static final What EVERYTHING = new What("", "", 0, 0, 0, 0);
    private static final Who EVERYBODY = new Who("", "", Span.BEGINNING, Span.END);

    private final ZoneId zone;

    ConsentRules(HealthSettings settings) {
        this.zone = settings.timeZone();
    }

    /** The rules of a consent; none of one that is not active, or is about something else than privacy. */
    List<ConsentRule> of(Consent consent) {
        var patient = LocalReference.parse(
                consent.getPatient().getReference() == null
                        ? ""
                        : consent.getPatient().getReference());
        var rules = new ArrayList<ConsentRule>();
        if (consent.getStatus() == ConsentState.ACTIVE
                && has(consent.getScope().getCoding(), "patient-privacy")
                && patient.isPresent()
                && patient.get().type().equals("Patient")) {
            var root = consent.getProvision();
            var kind = root.hasType() ? Optional.of(root.getType()) : policy(consent);
            new Reading(patient.get().id(), rules).take(root, kind, 0, List.of(EVERYBODY));
        }
        return rules;
    }

    /** In R4 the root may leave its type to the policy: opt in permits, opt out denies, exceptions are inside. */
    private static Optional<ConsentProvisionType> policy(Consent consent) {
        var codes = consent.getPolicyRule().getCoding();
        if (has(codes, "OPTIN")) {
            return Optional.of(ConsentProvisionType.PERMIT);
        }
        return has(codes, "OPTOUT") ? Optional.of(ConsentProvisionType.DENY) : Optional.empty();
    }

    private static boolean has(List<Coding> codings, String code) {
        return codings.stream().anyMatch(coding -> code.equals(coding.getCode()));
    }

    /** One consent being read. */
    private final class Reading {
        private final String patient;
        private final List<ConsentRule> rules;

        Reading(String patient, List<ConsentRule> rules) {
            this.patient = patient;
            this.rules = rules;
        }

        void take(ProvisionComponent provision, Optional<ConsentProvisionType> kind, int depth, List<Who> outer) {
            boolean permit = kind.filter(ConsentProvisionType.PERMIT::equals).isPresent();
            var whom = whom(provision, outer, permit);
            if (kind.isPresent() && aboutReading(provision)) {
                for (var who : whom) {
                    for (var what : what(provision, permit)) {
                        rules.add(new ConsentRule(patient, depth, permit, who, what));
                    }
                }
            }
            for (var inner : provision.getProvision()) {
                take(inner, Optional.ofNullable(inner.getType()), depth + 1, whom);
            }
        }

        private boolean aboutReading(ProvisionComponent provision) {
            return !provision.hasAction()
                    || provision.getAction().stream()
                            .flatMap(action -> action.getCoding().stream())
                            .anyMatch(coding -> ABOUT_READING.contains(coding.getCode()));
        }

        private List<Who> whom(ProvisionComponent provision, List<Who> outer, boolean permit) {
            var found = outer;
            if (provision.hasActor()) {
                found = each(
                        found,
                        provision.getActor(),
                        (who, actor) -> actor(who, actor.getReference().getReference(), permit));
            }
            if (provision.hasPurpose()) {
                found = each(
                        found,
                        provision.getPurpose(),
                        (who, purpose) ->
                                new Who(who.actor(), String.valueOf(purpose.getCode()), who.low(), who.high()));
            }
            if (provision.hasPeriod()) {
                var period = span(provision.getPeriod());
                found = each(
                        found,
                        List.of(period),
                        (who, span) -> new Who(
                                who.actor(),
                                who.purpose(),
                                Math.max(who.low(), span.low()),
                                Math.min(who.high(), span.high())));
            }
            return found;
        }

        /** Somebody we do not know as an actor is nobody for a permission and everybody for a denial. */
        private Who actor(Who who, String reference, boolean permit) {
            var known = LocalReference.parse(reference == null ? "" : reference)
                    .filter(actor ->
                            actor.type().equals("Organization") || actor.type().equals("Practitioner"))
                    .map(LocalReference::toString);
            return new Who(known.orElse(permit ? "?" : ""), who.purpose(), who.low(), who.high());
        }

        private List<What> what(ProvisionComponent provision, boolean permit) {
            var found = List.of(EVERYTHING);
            if (provision.hasClass_()) {
                found = each(found, provision.getClass_(), (what, type) -> {
                    boolean known = TYPES.equals(type.getSystem());
                    var name = known ? String.valueOf(type.getCode()) : permit ? "?" : "";
                    return new What(name, "", 0, 0, 0, 0);
                });
            }
            if (provision.hasData()) {
                found = each(found, provision.getData(), (what, data) -> {
                    var target = LocalReference.parse(
                            String.valueOf(data.getReference().getReference()));
                    return new What(
                            what.type(), target.map(LocalReference::toString).orElse(permit ? "?" : ""), 0, 0, 0, 0);
                });
            }
            return dated(coded(found, provision), provision);
        }

        private List<What> coded(List<What> outer, ProvisionComponent provision) {
            var found = outer;
            var codes = new ArrayList<Coding>(provision.getSecurityLabel());
            provision.getCode().forEach(concept -> codes.addAll(concept.getCoding()));
            if (!codes.isEmpty()) {
                found = each(
                        found,
                        codes,
                        (what, code) -> new What(
                                what.type(), what.target(), hash(code.getCode()), hash(code.getSystem()), 0, 0));
            }
            return found;
        }

        private List<What> dated(List<What> outer, ProvisionComponent provision) {
            var found = outer;
            if (provision.hasDataPeriod()) {
                var span = span(provision.getDataPeriod());
                found = each(
                        found,
                        List.of(span),
                        (what, period) -> new What(
                                what.type(),
                                what.target(),
                                what.codeHash(),
                                what.systemHash(),
                                period.low(),
                                period.high()));
            }
            return found;
        }

        private Span span(Period period) {
            Function<String, Optional<Span>> read = text -> Span.parse(text, zone);
            return new Span(
                    Optional.ofNullable(period.getStartElement().getValueAsString())
                            .flatMap(read)
                            .map(Span::low)
                            .orElse(Span.BEGINNING),
                    Optional.ofNullable(period.getEndElement().getValueAsString())
                            .flatMap(read)
                            .map(Span::high)
                            .orElse(Span.END));
        }
    }

    private static long hash(String text) {
        return text == null || text.isEmpty() ? 0 : Keys.hash(text);
    }

    private static <A, B> List<A> each(List<A> some, List<B> others, java.util.function.BiFunction<A, B, A> joined) {
        return some.stream()
                .flatMap(a -> others.stream().map(b -> joined.apply(a, b)))
                .toList();
    }
}

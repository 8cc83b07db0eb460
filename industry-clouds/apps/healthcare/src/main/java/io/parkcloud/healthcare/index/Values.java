package io.parkcloud.healthcare.index;

import io.parkcloud.healthcare.index.IndexRow.Amount;
import io.parkcloud.healthcare.index.IndexRow.Link;
import io.parkcloud.healthcare.index.IndexRow.Text;
import io.parkcloud.healthcare.index.IndexRow.Time;
import io.parkcloud.healthcare.index.IndexRow.Token;
import io.parkcloud.healthcare.store.Keys;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/** Turns what a FHIRPath gave into index rows of one parameter. */
final class Values {
    private final ParamDefinition param;
    private final ZoneId zone;
    private final Function<String, Optional<String>> conditional;
    private final Set<IndexRow> rows = new LinkedHashSet<>();

    Values(ParamDefinition param, ZoneId zone, Function<String, Optional<String>> conditional) {
        this.param = param;
        this.zone = zone;
        this.conditional = conditional;
    }

    Set<IndexRow> rows() {
        return rows;
    }

    void add(IBase value) {
        switch (param.kind()) {
            case TOKEN -> token(value);
            case STRING -> string(value);
            case DATE -> date(value);
            case REFERENCE -> reference(value);
            case QUANTITY, NUMBER -> amount(value);
            case URI -> code("", primitive(value));
        }
    }

    private void token(IBase value) {
        switch (value) {
            case CodeableConcept concept -> concept.getCoding().forEach(this::token);
            case Coding coding -> code(coding.getSystem(), coding.getCode());
            case Identifier identifier -> code(identifier.getSystem(), identifier.getValue());
            case ContactPoint contact -> {
                code("", contact.getValue());
                if (contact.hasSystem()) {
                    code(contact.getSystem().toCode(), contact.getValue());
                }
            }
            case Enumeration<?> word -> word(word);
            default -> code("", primitive(value));
        }
    }

    private <T extends Enum<?>> void word(Enumeration<T> word) {
        if (word.getValue() != null) {
            code(word.getEnumFactory().toSystem(word.getValue()), word.getCode());
        }
    }

    private void code(@Nullable String system, @Nullable String code) {
        if (code != null && !code.isEmpty()) {
            rows.add(Token.of(param.id(), system == null ? "" : system, code));
        }
    }

    private void string(IBase value) {
        switch (value) {
            case HumanName name -> {
                text(name.getFamily());
                text(name.getText());
                name.getGiven().forEach(part -> text(part.getValue()));
                name.getPrefix().forEach(part -> text(part.getValue()));
                name.getSuffix().forEach(part -> text(part.getValue()));
            }
            case Address address -> {
                address.getLine().forEach(part -> text(part.getValue()));
                text(address.getText());
                text(address.getCity());
                text(address.getDistrict());
                text(address.getState());
                text(address.getPostalCode());
                text(address.getCountry());
            }
            default -> text(primitive(value));
        }
    }

    private void text(@Nullable String text) {
        if (text != null && !text.isBlank()) {
            rows.add(Text.of(param.id(), text));
        }
    }

    private void date(IBase value) {
        switch (value) {
            case BaseDateTimeType moment -> spanOf(moment).ifPresent(this::time);
            case Period period -> period(period);
            case Timing timing -> {
                timing.getEvent().forEach(this::date);
                if (timing.getRepeat().hasBoundsPeriod()) {
                    period(timing.getRepeat().getBoundsPeriod());
                }
            }
            default -> {
                // Durations and texts have no place in time.
            }
        }
    }

    private void period(Period period) {
        var start = period.hasStart() ? spanOf(period.getStartElement()) : Optional.<Span>empty();
        var end = period.hasEnd() ? spanOf(period.getEndElement()) : Optional.<Span>empty();
        if (start.isPresent() || end.isPresent()) {
            time(new Span(
                    start.map(Span::low).orElse(Span.BEGINNING),
                    end.map(Span::high).orElse(Span.END)));
        }
    }

    private void time(Span span) {
        rows.add(new Time(param.id(), span));
    }

    private Optional<Span> spanOf(BaseDateTimeType moment) {
        var text = moment.getValueAsString();
        return text == null ? Optional.empty() : Span.parse(text, zone);
    }

    private void reference(IBase value) {
        if (value instanceof Reference reference) {
            if (reference.hasIdentifier()) {
                token(reference.getIdentifier()); // for the modifier :identifier
            }
            link(reference.getReference());
        } else {
            link(primitive(value));
        }
    }

    private void link(@Nullable String target) {
        if (target == null || target.isEmpty() || target.startsWith("#")) {
            return;
        }
        var resolved = target.contains("?") && !target.contains(":/")
                ? conditional.apply(target).orElse(target)
                : target;
        var local = LocalReference.parse(resolved);
        rows.add(
                local.isPresent()
                        ? new Link(param.id(), local.get().type(), local.get().id())
                        : new Link(param.id(), "", resolved.length() <= 200 ? resolved : resolved.substring(0, 200)));
    }

    private void amount(IBase value) {
        switch (value) {
            case Quantity quantity -> {
                number(quantity.getValue(), quantity.getSystem(), quantity.getCode());
                if (quantity.hasUnit() && !quantity.getUnit().equals(quantity.getCode())) {
                    number(quantity.getValue(), "", quantity.getUnit());
                }
            }
            case Money money -> number(money.getValue(), "urn:iso:std:iso:4217", money.getCurrency());
            case DecimalType number -> number(number.getValue(), "", "");
            case IntegerType number -> number(BigDecimal.valueOf(number.getValue()), "", "");
            default -> {
                // Ranges and samples are not compared.
            }
        }
    }

    private void number(@Nullable BigDecimal number, @Nullable String system, @Nullable String unit) {
        if (number != null) {
            rows.add(new Amount(param.id(), number.doubleValue(), hash(system), hash(unit)));
        }
    }

    private static long hash(@Nullable String text) {
        return text == null || text.isEmpty() ? 0 : Keys.hash(text);
    }

    private static @Nullable String primitive(IBase value) {
        return value instanceof PrimitiveType<?> primitive ? primitive.getValueAsString() : null;
    }
}

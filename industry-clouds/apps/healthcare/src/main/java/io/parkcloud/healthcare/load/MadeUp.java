package io.parkcloud.healthcare.load;

import io.parkcloud.healthcare.consent.ConsentForms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** What the sample patients have besides Synthea's data. None of it was measured; every resource says so in a tag. */
final class MadeUp {
    static final String HOSPITAL = "sample-hospital";

    private static final int MONTHS = 12;
    private static final String LOINC = "http://loinc.org";
    private static final List<Sign> SIGNS = List.of(
            new Sign("29463-7", "Body weight", "kg", "kg", 68, 1.5),
            new Sign("8867-4", "Heart rate", "/min", "/min", 74, 6),
            new Sign("8480-6", "Systolic blood pressure", "mm[Hg]", "mmHg", 124, 8),
            new Sign("8462-4", "Diastolic blood pressure", "mm[Hg]", "mmHg", 79, 5),
            new Sign("8310-5", "Body temperature", "Cel", "°C", 36.6, 0.2));

    private MadeUp() {}

    private record Sign(String code, String name, String unit, String shown, double middle, double spread) {}

    static Meta tag() {
        var meta = new Meta();
        meta.addTag(
                "https://parkcloud.io/fhir/CodeSystem/origin", "made-up", "Made up for demonstration, never measured");
        return meta;
    }

    /** A year of vital signs, a set a month; the same for the same patient every time but for the dates. */
    static List<Observation> vitalSigns(String patient, int seed, Instant now) {
        var random = new SplittableRandom(seed);
        var today = now.truncatedTo(ChronoUnit.DAYS);
        var signs = new ArrayList<Observation>();
        for (var sign : SIGNS) {
            double own = sign.middle() + (random.nextDouble() * 2 - 1) * sign.spread() * 2;
            for (int month = 0; month < MONTHS; month++) {
                double value = own + (random.nextDouble() * 2 - 1) * sign.spread();
                signs.add(observation(patient, sign, month, value, today.minus(30L * month + 3, ChronoUnit.DAYS)));
            }
        }
        return signs;
    }

    private static Observation observation(String patient, Sign sign, int month, double value, Instant at) {
        var observation = new Observation();
        observation.setId(
                "vital-" + sign.code() + "-" + month + "-" + patient.substring(0, Math.min(36, patient.length())));
        observation.setMeta(tag());
        observation.setStatus(ObservationStatus.FINAL);
        observation
                .addCategory()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
                .setCode("vital-signs")
                .setDisplay("Vital Signs");
        observation
                .getCode()
                .setText(sign.name())
                .addCoding()
                .setSystem(LOINC)
                .setCode(sign.code())
                .setDisplay(sign.name());
        observation.setSubject(new Reference("Patient/" + patient));
        observation.addPerformer(new Reference("Organization/" + HOSPITAL));
        observation.setEffective(new DateTimeType(at.toString()));
        observation.setValue(new Quantity()
                .setValue(BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP))
                .setUnit(sign.shown())
                .setSystem("http://unitsofmeasure.org")
                .setCode(sign.unit()));
        return observation;
    }

    static Consent consent(String patient, boolean permit, Instant now) {
        var consent = ConsentForms.consent(patient, HOSPITAL, permit, List.of(), now);
        consent.setId("consent-" + patient.substring(0, Math.min(50, patient.length())));
        consent.setMeta(tag());
        return consent;
    }
}

package io.parkcloud.healthcare.it;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Searches compared with what a plain filter over the same made-up people finds. The seed is fixed. */
class SearchIT {
    private static final String SYSTEM = "urn:search";
    private static final String UNITS = "http://unitsofmeasure.org";
    private static final String[] FAMILIES = {"Müller", "Mueller", "Mull", "Zhang", "zhao", "O'Neil", "100%", "a_b"};
    private static final List<Person> PEOPLE = new ArrayList<>();

    private static final IGenericClient CLIENT = HealthRig.shared().client("system");

    private record Person(
            int number,
            String family,
            @org.jspecify.annotations.Nullable AdministrativeGender gender,
            LocalDate birth,
            int pulse,
            LocalDate at) {
        boolean known() {
            return gender != null;
        }
    }

    @BeforeAll
    static void settle() {
        var random = new SplittableRandom(42);
        var bundle = new Bundle().setType(BundleType.TRANSACTION);
        for (int i = 0; i < 80; i++) {
            var person = new Person(
                    i,
                    FAMILIES[random.nextInt(FAMILIES.length)],
                    random.nextInt(4) == 0
                            ? null
                            : random.nextBoolean() ? AdministrativeGender.MALE : AdministrativeGender.FEMALE,
                    LocalDate.of(1930 + random.nextInt(90), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                    50 + random.nextInt(60),
                    LocalDate.of(2020 + random.nextInt(5), 1 + random.nextInt(12), 1 + random.nextInt(28)));
            PEOPLE.add(person);
            add(bundle, "s-p-" + i, patient(person));
            add(bundle, "s-o-" + i, observation(person));
        }
        CLIENT.transaction().withBundle(bundle).execute();
    }

    private static void add(Bundle bundle, String id, org.hl7.fhir.r4.model.Resource resource) {
        resource.setId(id);
        bundle.addEntry()
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.PUT)
                .setUrl(resource.fhirType() + "/" + id);
    }

    private static Patient patient(Person person) {
        var patient = ExchangeIT.patient(String.valueOf(person.number()), person.family());
        patient.getIdentifierFirstRep().setSystem(SYSTEM);
        patient.setGender(person.gender());
        patient.setBirthDateElement(new DateType(person.birth().toString()));
        return patient;
    }

    private static Observation observation(Person person) {
        var observation = new Observation();
        observation.setStatus(ObservationStatus.FINAL);
        observation.addIdentifier().setSystem(SYSTEM).setValue("o" + person.number());
        observation.getCode().addCoding().setSystem(SYSTEM).setCode("pulse");
        observation.setSubject(new Reference("Patient/s-p-" + person.number()));
        observation.setEffective(new DateTimeType(person.at() + "T08:00:00+08:00"));
        observation.setValue(new Quantity()
                .setValue(new BigDecimal(person.pulse()))
                .setSystem(UNITS)
                .setCode("/min")
                .setUnit("/min"));
        return observation;
    }

    @Test
    void patientsAreFoundAsAPlainFilterFindsThem() {
        patients("family=mull", p -> fold(p.family()).startsWith("mull"));
        patients("family=M%C3%BCll", p -> fold(p.family()).startsWith("mull"));
        patients("family:exact=Mull", p -> p.family().equals("Mull"));
        patients("family:contains=L", p -> fold(p.family()).contains("l"));
        patients("family=100%25", p -> p.family().startsWith("100%"));
        patients("family=a_", p -> p.family().startsWith("a_"));
        patients("family=Zhang,zhao", p -> fold(p.family()).startsWith("zha"));
        patients("gender=male", p -> p.gender() == AdministrativeGender.MALE);
        patients(
                "gender=http://hl7.org/fhir/administrative-gender%7Cmale",
                p -> p.gender() == AdministrativeGender.MALE);
        patients("gender=urn:wrong%7Cmale", p -> false);
        patients("gender:not=male", p -> p.gender() != AdministrativeGender.MALE);
        patients("gender:missing=true", p -> !p.known());
        patients(
                "gender:missing=false&family=z",
                p -> p.known() && fold(p.family()).startsWith("z"));
        patients("birthdate=ge1980-01-01", p -> p.birth().getYear() >= 1980);
        patients("birthdate=lt1980", p -> p.birth().getYear() < 1980);
        patients("birthdate=gt1980", p -> p.birth().getYear() > 1980);
        patients("birthdate=le1980-06", p -> p.birth().isBefore(LocalDate.of(1980, 7, 1)));
        patients(
                "birthdate=1980,1981",
                p -> p.birth().getYear() == 1980 || p.birth().getYear() == 1981);
        patients("birthdate=ne1980", p -> p.birth().getYear() != 1980);
        patients("birthdate=ge1950&birthdate=lt1960", p -> p.birth().getYear() / 10 == 195);
        patients("identifier=" + SYSTEM + "%7C7", p -> p.number() == 7);
        patients("_id=s-p-3,s-p-4", p -> p.number() == 3 || p.number() == 4);
    }

    @Test
    void observationsAreFoundAsAPlainFilterFindsThem() {
        observations("value-quantity=gt80", p -> p.pulse() > 80);
        observations("value-quantity=le60%7C" + UNITS + "%7C/min", p -> p.pulse() <= 60);
        observations("value-quantity=70%7C%7C/min", p -> p.pulse() == 70);
        observations("value-quantity=70%7C%7Ckg", p -> false);
        observations("date=2022", p -> p.at().getYear() == 2022);
        observations("date=sa2022", p -> p.at().getYear() > 2022);
        observations("date=eb2022-02-01", p -> p.at().isBefore(LocalDate.of(2022, 2, 1)));
        observations("patient=s-p-5", p -> p.number() == 5);
        observations("subject=Patient/s-p-5,Patient/s-p-6", p -> p.number() == 5 || p.number() == 6);
        observations("subject:Patient=s-p-5", p -> p.number() == 5);
        observations("patient.identifier=" + SYSTEM + "%7C9", p -> p.number() == 9);
        observations("subject:Patient.family=zhang", p -> p.family().equals("Zhang"));
        observations(
                "patient.gender=female&value-quantity=lt80",
                p -> p.gender() == AdministrativeGender.FEMALE && p.pulse() < 80);
    }

    @Test
    void pagesAreInOrderAndComplete() {
        var byBirth = Comparator.comparing(Person::birth).reversed().thenComparing(Person::number);
        assertThat(ids("Patient?identifier=" + SYSTEM + "%7C&_sort=-birthdate&_count=7", "s-p-"))
                .isEqualTo(PEOPLE.stream().sorted(byBirth).map(Person::number).toList());
        var byPulse = Comparator.comparing(Person::pulse)
                .thenComparing(Comparator.comparing(Person::at).reversed());
        var found = ids("Observation?code=" + SYSTEM + "%7Cpulse&_sort=value-quantity,-date&_count=9", "s-o-");
        assertThat(found.stream().map(PEOPLE::get).toList())
                .isSortedAccordingTo(byPulse)
                .hasSize(PEOPLE.size());
        assertThat(ids("Patient?identifier=" + SYSTEM + "%7C&_sort=gender&_count=11", "s-p-"))
                .doesNotHaveDuplicates()
                .hasSize(80);
    }

    @Test
    void whatIsReferredToComesAlong() {
        var page = page("Observation?_id=s-o-1,s-o-2&_include=Observation:subject");
        assertThat(names(page)).containsExactlyInAnyOrder("s-o-1", "s-o-2", "s-p-1", "s-p-2");
        assertThat(page.getTotal()).isEqualTo(2);
        assertThat(names(page("Patient?_id=s-p-1&_revinclude=Observation:patient")))
                .containsExactlyInAnyOrder("s-p-1", "s-o-1");
    }

    private void patients(String query, Predicate<Person> filter) {
        compare("Patient?identifier=" + SYSTEM + "%7C&" + query, "s-p-", filter);
    }

    private void observations(String query, Predicate<Person> filter) {
        compare("Observation?code=" + SYSTEM + "%7Cpulse&" + query, "s-o-", filter);
    }

    private void compare(String url, String prefix, Predicate<Person> filter) {
        var expected = PEOPLE.stream().filter(filter).map(Person::number).toList();
        assertThat(ids(url + "&_count=7", prefix)).as(url).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(page(url + "&_summary=count").getTotal()).as(url).isEqualTo(expected.size());
    }

    private List<Integer> ids(String url, String prefix) {
        var found = new ArrayList<Integer>();
        var page = page(url);
        while (true) {
            names(page).forEach(name -> found.add(Integer.valueOf(name.substring(prefix.length()))));
            if (page.getLink(Bundle.LINK_NEXT) == null) {
                return found;
            }
            page = CLIENT.loadPage().next(page).execute();
        }
    }

    private static Bundle page(String url) {
        return CLIENT.search().byUrl(url).returnBundle(Bundle.class).execute();
    }

    private static List<String> names(Bundle page) {
        return page.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    private static String fold(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}

package io.parkcloud.healthcare.index;

import ca.uhn.fhir.fhirpath.IFhirPath;
import io.parkcloud.healthcare.HealthSettings;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Gives the values that a resource can be found by, for every search parameter of its type. */
@Component
public final class Indexer {
    private final IFhirPath engine;
    private final SearchParams params;
    private final ZoneId zone;

    Indexer(IFhirPath engine, SearchParams params, HealthSettings settings) {
        this.engine = engine;
        this.params = params;
        this.zone = settings.timeZone();
    }

    /**
     * The index rows of a resource.
     *
     * @param resource with its id
     * @param conditional what a reference such as {@code Practitioner?identifier=…} stands for, as {@code Type/id}
     */
    public Indexed index(Resource resource, Function<String, Optional<String>> conditional) {
        var rows = new LinkedHashSet<IndexRow>();
        var patients = new TreeSet<String>();
        if (resource.fhirType().equals("Patient")) {
            patients.add(resource.getIdElement().getIdPart());
        }
        for (var param : params.of(resource.fhirType())) {
            var values = new Values(param, zone, conditional);
            for (var path : param.paths()) {
                for (var value : engine.evaluate(resource, path, IBase.class)) {
                    values.add(value);
                }
            }
            for (var row : values.rows()) {
                rows.add(row);
                if (param.ofPatient()
                        && row instanceof IndexRow.Link link
                        && link.targetType().equals("Patient")) {
                    patients.add(link.targetId());
                }
            }
        }
        return new Indexed(rows, patients);
    }

    /**
     * What a resource can be found by, and whose it is.
     *
     * @param rows values
     * @param patients ids of the patients whose data it is
     */
    public record Indexed(Set<IndexRow> rows, Set<String> patients) {}
}

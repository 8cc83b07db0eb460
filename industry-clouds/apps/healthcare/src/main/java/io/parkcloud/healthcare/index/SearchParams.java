package io.parkcloud.healthcare.index;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPath.IParsedExpression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Every search parameter that FHIR R4 defines for the types we keep, except those of kind composite and special. The
 * definitions are those in HAPI's structures, so nothing is listed by hand; their numbers are in the database.
 */
@Component
public final class SearchParams {
    /** What is not kept: messages, results of operations, and the audit trail, which is kept elsewhere. */
    private static final Set<String> NOT_KEPT =
            Set.of("Bundle", "Parameters", "OperationOutcome", "CapabilityStatement", "AuditEvent", "Binary");

    private final Map<String, Map<String, ParamDefinition>> byType = new TreeMap<>();

    SearchParams(FhirContext fhir, IFhirPath paths, JdbcTemplate database) {
        var types = new TreeSet<>(fhir.getResourceTypes());
        types.removeAll(NOT_KEPT);
        var numbers = new Numbers(database);
        for (var type : types) {
            var wanted = new ArrayList<RuntimeSearchParam>(
                    fhir.getResourceDefinition(type).getSearchParams());
            var found = new TreeMap<String, ParamDefinition>();
            for (var param : wanted) {
                kind(param).ifPresent(kind -> {
                    var parsed = parse(paths, Splitter.pathsOf(type, param.getPath()));
                    if (!parsed.isEmpty() && !param.getName().startsWith("_")) {
                        found.put(
                                param.getName(),
                                new ParamDefinition(
                                        numbers.of(type, param.getName()),
                                        type,
                                        param.getName(),
                                        kind,
                                        parsed,
                                        param.getTargets() == null ? Set.of() : param.getTargets(),
                                        ofPatient(param)));
                    }
                });
            }
            common(type, "_tag", ParamKind.TOKEN, parse(paths, List.of("meta.tag")), numbers, found);
            common(type, "_security", ParamKind.TOKEN, parse(paths, List.of("meta.security")), numbers, found);
            common(type, "_profile", ParamKind.URI, parse(paths, List.of("meta.profile")), numbers, found);
            byType.put(type, Map.copyOf(found));
        }
        numbers.store();
    }

    /** The types kept, in order. */
    public Set<String> types() {
        return byType.keySet();
    }

    /** All parameters of a type; none of a type that is not kept. */
    public Collection<ParamDefinition> of(String type) {
        return byType.getOrDefault(type, Map.of()).values();
    }

    /** One parameter of a type. */
    public Optional<ParamDefinition> find(String type, String name) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(name));
    }

    private static void common(
            String type,
            String name,
            ParamKind kind,
            List<IParsedExpression> paths,
            Numbers numbers,
            Map<String, ParamDefinition> into) {
        into.put(name, new ParamDefinition(numbers.of(type, name), type, name, kind, paths, Set.of(), false));
    }

    private static boolean ofPatient(RuntimeSearchParam param) {
        var compartments = param.getProvidesMembershipInCompartments();
        return compartments != null && compartments.contains("Patient");
    }

    private static Optional<ParamKind> kind(RuntimeSearchParam param) {
        return switch (param.getParamType()) {
            case TOKEN -> Optional.of(ParamKind.TOKEN);
            case STRING -> Optional.of(ParamKind.STRING);
            case DATE -> Optional.of(ParamKind.DATE);
            case REFERENCE -> Optional.of(ParamKind.REFERENCE);
            case QUANTITY -> Optional.of(ParamKind.QUANTITY);
            case NUMBER -> Optional.of(ParamKind.NUMBER);
            case URI -> Optional.of(ParamKind.URI);
            case COMPOSITE, HAS, SPECIAL -> Optional.empty();
        };
    }

    private static List<IParsedExpression> parse(IFhirPath engine, List<String> texts) {
        var parsed = new ArrayList<IParsedExpression>();
        for (var text : texts) {
            try {
                parsed.add(engine.parse(text));
            } catch (Exception e) { // declared as such by the library
                throw new IllegalStateException(
                        "the FHIRPath '" + text + "' of the R4 definitions is not understood", e);
            }
        }
        return parsed;
    }

    /** The numbers of parameters: those the database has, and new ones for the rest. */
    private static final class Numbers {
        private final JdbcTemplate database;
        private final Map<String, Integer> known = new HashMap<>();
        private final List<Object[]> added = new ArrayList<>();
        private int last;

        Numbers(JdbcTemplate database) {
            this.database = database;
            database.query("SELECT id, type, name FROM search_param", row -> {
                known.put(row.getString(2) + "?" + row.getString(3), row.getInt(1));
                last = Math.max(last, row.getInt(1));
            });
        }

        int of(String type, String name) {
            return known.computeIfAbsent(type + "?" + name, key -> {
                added.add(new Object[] {++last, type, name});
                return last;
            });
        }

        void store() {
            database.batchUpdate("INSERT INTO search_param (id, type, name) VALUES (?, ?, ?)", added);
        }
    }
}

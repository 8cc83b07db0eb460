package io.parkcloud.healthcare.index;

import ca.uhn.fhir.fhirpath.IFhirPath.IParsedExpression;
import java.util.List;
import java.util.Set;

/**
 * A search parameter of one resource type.
 *
 * @param id number in the index
 * @param type resource type
 * @param name as in the query
 * @param kind how it is compared, and thereby which index table has it
 * @param paths FHIRPath expressions of this type that give its values
 * @param targets resource types a reference may point at; empty if any
 * @param ofPatient whether a patient named here has the resource in the own compartment
 */
public record ParamDefinition(
        int id,
        String type,
        String name,
        ParamKind kind,
        List<IParsedExpression> paths,
        Set<String> targets,
        boolean ofPatient) {

    public ParamDefinition {
        paths = List.copyOf(paths);
        targets = Set.copyOf(targets);
    }
}

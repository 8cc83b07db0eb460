package io.parkcloud.healthcare.fhir;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;

/**
 * A resource taken apart in one walk: its references, its URIs, and what it lacks. The strict parser has refused unknown elements,
 * wrong types, unknown codes and surplus repetitions before; what must be there and is not is found here.
 */
final class Anatomy {
    private static final int MOST_PROBLEMS = 10;

    private final FhirContext fhir;
    private final List<Reference> references = new ArrayList<>();
    private final List<UriType> uris = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private Anatomy(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** @throws UnprocessableEntityException if something required is missing */
    static Anatomy of(FhirContext fhir, Resource resource) {
        var anatomy = new Anatomy(fhir);
        anatomy.walk(resource, resource.fhirType());
        if (!anatomy.missing.isEmpty()) {
            throw new UnprocessableEntityException("These elements are required and missing: "
                    + String.join(", ", anatomy.missing.subList(0, Math.min(MOST_PROBLEMS, anatomy.missing.size()))));
        }
        return anatomy;
    }

    List<Reference> references() {
        return references;
    }

    List<UriType> uris() {
        return uris;
    }

    private void walk(IBase element, String path) {
        if (element instanceof Reference reference && reference.hasReference()) {
            references.add(reference);
        } else if (element instanceof UriType uri) {
            uris.add(uri);
        }
        if (fhir.getElementDefinition(element.getClass()) instanceof BaseRuntimeElementCompositeDefinition<?> type) {
            for (var child : type.getChildrenAndExtension()) {
                child(child, element, path);
            }
        } else if (element instanceof Resource resource) {
            fhir.getResourceDefinition(resource)
                    .getChildrenAndExtension()
                    .forEach(child -> child(child, element, path));
        }
    }

    private void child(BaseRuntimeChildDefinition child, IBase parent, String path) {
        var values = child.getAccessor().getValues(parent);
        int found = 0;
        for (var value : values) {
            if (value != null && !value.isEmpty()) {
                found++;
                walk(value, path + "." + child.getElementName());
            }
        }
        // An extension's URL is an attribute in XML, which the definitions do not count.
        if (found < child.getMin() && !(parent instanceof Extension)) {
            missing.add(path + "." + child.getElementName());
        }
    }
}

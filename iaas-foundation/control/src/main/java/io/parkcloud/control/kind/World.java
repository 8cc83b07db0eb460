package io.parkcloud.control.kind;

import io.parkcloud.kernel.Resource;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Optional;

/** The other resources, as a check or a reconcile pass may see them: those of the same project and shared ones. */
public interface World {

    /** The resource of that spec type; empty if there is none or it belongs to somebody else. */
    <S extends Record> Optional<Resource<S, ?>> find(Class<S> specType, ResourceId id);

    /** All resources of that spec type that refer to {@code target}, oldest first. Meant for few: siblings, attachments. */
    <S extends Record> List<Resource<S, ?>> referringTo(ResourceId target, Class<S> specType);
}

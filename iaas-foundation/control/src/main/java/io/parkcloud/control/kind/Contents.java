package io.parkcloud.control.kind;

import io.parkcloud.kernel.Metadata;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.Optional;

/** What stands in an organisation or a project, of whatever kind. */
@FunctionalInterface
public interface Contents {

    /** Some of what is there, at most five; empty if nothing is. @param project absent for the whole organisation */
    List<Metadata> in(ResourceId tenant, Optional<ResourceId> project);
}

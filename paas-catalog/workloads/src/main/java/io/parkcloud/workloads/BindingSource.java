package io.parkcloud.workloads;

import io.parkcloud.control.kind.Pass;
import io.parkcloud.kernel.ResourceId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an application is told of a service that it is bound to. The services module implements it. */
public interface BindingSource {

    /** Kind name of the services that can be bound, for references. */
    String kind();

    /** What a binding tells, the same for every service: {@code host}, {@code port}, … */
    Set<String> fields();

    /** A value for each of {@link #fields()}, secrets included; empty until the service is ready. */
    Optional<Map<String, String>> binding(Pass<?, ?> pass, ResourceId service);
}

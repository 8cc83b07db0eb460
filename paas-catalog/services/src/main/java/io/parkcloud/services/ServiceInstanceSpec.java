package io.parkcloud.services;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.parkcloud.network.NetworkAttachment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.Optional;

/**
 * A server that a tenant orders.
 *
 * @param service    its class; fixed
 * @param plan       its size; left out, small. A change restarts the server on the same data
 * @param version    one of those offered; left out, the platform's
 * @param network    where it stands; the subnet is fixed
 * @param parameters of the class, see {@link ServiceParameters}
 */
public record ServiceInstanceSpec(
        @NotNull @JsonProperty("class") ServiceClass service,
        Optional<ServicePlan> plan,
        Optional<@Pattern(regexp = "[0-9][0-9.]{0,15}") String> version,
        @NotNull @Valid NetworkAttachment network,
        @Size(max = 16, message = "at most 16 parameters") Map<String, String> parameters) {

    public ServiceInstanceSpec {
        parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    }

    ServicePlan size() {
        return plan.orElse(ServicePlan.SMALL);
    }
}

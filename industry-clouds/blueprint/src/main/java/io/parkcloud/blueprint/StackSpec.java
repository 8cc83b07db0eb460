package io.parkcloud.blueprint;

import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import java.util.Optional;

/**
 * A template to be deployed.
 *
 * @param template   name of the template
 * @param parameters values for its parameters; those left out take their defaults
 */
public record StackSpec(@NotBlank String template, Optional<Map<String, Object>> parameters) {

    /** The given values, none if there are none. */
    Map<String, Object> given() {
        return parameters.orElse(Map.of());
    }
}

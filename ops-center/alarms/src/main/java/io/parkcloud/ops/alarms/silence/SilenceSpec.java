package io.parkcloud.ops.alarms.silence;

import io.parkcloud.kernel.ResourceId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;

/**
 * What need not be told for a while. Whatever is said must hold; with nothing said, all alarms of the project are meant.
 *
 * @param rule     alarms of this rule
 * @param resource alarms about this resource, or about what it made
 * @param name     alarms whose name is this, or begins so if it ends with a star
 * @param until    when it ends
 * @param reason   why, for whoever wonders
 */
public record SilenceSpec(
        Optional<ResourceId> rule,
        Optional<ResourceId> resource,
        Optional<@Size(min = 1, max = 120) String> name,
        @NotNull Instant until,
        @NotBlank @Size(max = 300) String reason) {

    /**
     * Whether an alarm is meant.
     *
     * @param about the resource that it is about, and what made that
     */
    public boolean covers(ResourceId ofRule, Iterable<ResourceId> about, String called) {
        return rule.map(ofRule::equals).orElse(true)
                && resource.map(wanted -> contains(about, wanted)).orElse(true)
                && name.map(pattern -> matches(pattern, called)).orElse(true);
    }

    private static boolean contains(Iterable<ResourceId> ids, ResourceId wanted) {
        for (var id : ids) {
            if (id.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, String text) {
        return pattern.endsWith("*")
                ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                : text.equals(pattern);
    }
}

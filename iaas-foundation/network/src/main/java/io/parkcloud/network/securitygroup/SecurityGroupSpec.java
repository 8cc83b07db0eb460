package io.parkcloud.network.securitygroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What may pass the ports of a group. Stateful: answers to what is allowed pass too.
 *
 * @param rules all that is allowed. If none of them is about egress, everything may go out
 */
public record SecurityGroupSpec(
        @Size(max = 64, message = "at most 64 rules") List<@Valid RuleSpec> rules) {

    public SecurityGroupSpec {
        rules = rules == null ? List.of() : List.copyOf(rules);
    }
}

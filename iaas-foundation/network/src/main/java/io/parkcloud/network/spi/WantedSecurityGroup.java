package io.parkcloud.network.spi;

import io.parkcloud.kernel.ResourceId;
import java.util.Set;

/**
 * What its ports may send and receive. Stateful: answers to what was allowed pass.
 *
 * @param rules all that is allowed; nothing else is
 */
public record WantedSecurityGroup(ResourceId id, Set<SecurityRule> rules) implements Wanted {

    public WantedSecurityGroup {
        rules = Set.copyOf(rules);
    }
}

package io.parkcloud.blueprint;

import java.net.URI;
import java.util.Optional;

/** Asks, as a user of it would, whether something that was deployed answers. Takes a few seconds at most. */
@FunctionalInterface
public interface Answers {

    /** For networks that carry no packets: there is nobody to ask. */
    Answers UNASKED = target -> Optional.empty();

    /** @return why it is not good, such as {@code 503}; empty if it answers with a success */
    Optional<String> trouble(URI target);
}

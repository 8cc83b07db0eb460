package io.parkcloud.blueprint;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Asks, as a user of it would, whether something that was deployed answers. Nobody waits for an answer in here. Thread-safe. */
@FunctionalInterface
public interface Answers {

    /** For networks that carry no packets: there is nobody to ask. */
    Answers UNASKED = targets -> Optional.of(targets.stream().map(Answer::good).toList());

    /**
     * An answer.
     *
     * @param trouble why it is not good, such as {@code it answers with 503}; empty if it is a success
     */
    record Answer(URI target, Optional<String> trouble) {

        static Answer good(URI target) {
            return new Answer(target, Optional.empty());
        }

        static Answer trouble(URI target, String why) {
            return new Answer(target, Optional.of(why));
        }
    }

    /**
     * Asks them all, or looks what came of it. Each answer is given out once; asking again later asks anew.
     *
     * @return one answer for each, in the same order; empty while some are being asked: come back in a moment
     */
    Optional<List<Answer>> of(List<URI> targets);
}

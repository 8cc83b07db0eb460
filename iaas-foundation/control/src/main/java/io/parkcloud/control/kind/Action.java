package io.parkcloud.control.kind;

import io.parkcloud.control.security.Principal;
import io.parkcloud.kernel.Resource;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A verb on one resource. Authorised and audited like any write. */
public sealed interface Action<S extends Record, T extends Record> {

    /**
     * A change of the spec under a name, such as {@code start}: accepted, reconciled and reported as an operation.
     *
     * @param change gets the resource, the caller's arguments and the caller, who may write it; returns the new spec
     * @param ofOwned whether it may be asked of a resource that another one made, which otherwise is changed through that one only
     */
    record Change<S extends Record, T extends Record>(Changing<S, T> change, boolean ofOwned) implements Action<S, T> {

        /** A change that is the same whoever asks, and only of what a user made. */
        public Change(Function<S, S> change) {
            this((resource, arguments, who) -> change.apply(resource.spec()), false);
        }
    }

    /** What a {@link Change} does. Runs outside any transaction and may refuse by throwing. */
    @FunctionalInterface
    interface Changing<S extends Record, T extends Record> {
        S change(Resource<S, T> resource, Map<String, Object> arguments, Principal who);
    }

    /**
     * An answer at once, such as a one-time console ticket. Runs outside any transaction and must be quick.
     *
     * @param answer gets the resource, the caller's arguments and the caller, returns a JSON object
     */
    record Answer<S extends Record, T extends Record>(Answering<S, T> answer) implements Action<S, T> {

        /** An answer that is the same whoever asks. */
        public Answer(BiFunction<Resource<S, T>, Map<String, Object>, Map<String, Object>> answer) {
            this((resource, arguments, who) -> answer.apply(resource, arguments));
        }
    }

    /** What an {@link Answer} does. */
    @FunctionalInterface
    interface Answering<S extends Record, T extends Record> {
        Map<String, Object> answer(Resource<S, T> resource, Map<String, Object> arguments, Principal who);
    }
}

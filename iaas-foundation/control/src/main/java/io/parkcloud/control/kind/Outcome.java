package io.parkcloud.control.kind;

import io.parkcloud.kernel.Condition;
import io.parkcloud.kernel.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a reconcile pass came to.
 *
 * @param next     when to look again, and what that says about the phase
 * @param observed facts to store; unchanged facts cost nothing
 * @param notes    conditions that this pass knows the state of; conditions not named stay as they were
 * @param step     what is being worked on, in the user's words, for the operation's progress: {@code Booting}
 */
public record Outcome<T extends Record>(Next next, Optional<T> observed, List<Note> notes, Optional<String> step) {

    /** A condition as the reconciler sees it; the runtime adds since when. */
    public record Note(String type, Condition.State state, String reason, String message) {}

    /** When to look again. */
    public sealed interface Next {
        /** At once: a step was taken and the engine must be observed anew. */
        record Again() implements Next {}

        /** After a while: something else has to happen first. */
        record After(Duration delay) implements Next {}

        /** The spec's generation is real. {@code recheck} is the longest time until drift is looked for. */
        record Ready(Duration recheck) implements Next {}

        /** It cannot become real until the spec changes. */
        record Failed(ErrorCode code, String message) implements Next {}

        /** Nothing of it is left anywhere: the row may go. */
        record Forget() implements Next {}
    }

    /** The usual time between two looks for drift. */
    public static final Duration RECHECK = Duration.ofMinutes(5);

    /**
     * Look again at once. Facts are handed to the next pass but need not be on disk before it: what cannot be observed or
     * derived again must be kept elsewhere (a claim, an allocation).
     */
    public static <T extends Record> Outcome<T> again(T observed) {
        return of(new Next.Again(), observed);
    }

    public static <T extends Record> Outcome<T> after(Duration delay, T observed) {
        return of(new Next.After(delay), observed);
    }

    public static <T extends Record> Outcome<T> ready(T observed) {
        return of(new Next.Ready(RECHECK), observed);
    }

    public static <T extends Record> Outcome<T> ready(T observed, Duration recheck) {
        return of(new Next.Ready(recheck), observed);
    }

    public static <T extends Record> Outcome<T> failed(ErrorCode code, String message, T observed) {
        return of(new Next.Failed(code, message), observed);
    }

    public static <T extends Record> Outcome<T> forget() {
        return new Outcome<>(new Next.Forget(), Optional.empty(), List.of(), Optional.empty());
    }

    /** The same outcome with one more condition. */
    public Outcome<T> with(String type, boolean holds, String reason, String message) {
        var more = new ArrayList<>(notes);
        more.add(new Note(type, holds ? Condition.State.TRUE : Condition.State.FALSE, reason, message));
        return new Outcome<>(next, observed, List.copyOf(more), step);
    }

    /** The same outcome, working on that step. */
    public Outcome<T> step(String name) {
        return new Outcome<>(next, observed, notes, Optional.of(name));
    }

    private static <T extends Record> Outcome<T> of(Next next, T observed) {
        return new Outcome<>(next, Optional.of(observed), List.of(), Optional.empty());
    }
}

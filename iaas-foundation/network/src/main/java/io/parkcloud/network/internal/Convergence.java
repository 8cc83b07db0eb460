package io.parkcloud.network.internal;

import io.parkcloud.control.kind.Outcome;
import io.parkcloud.control.kind.Pass;
import io.parkcloud.kernel.Phase;
import io.parkcloud.kernel.Resource;
import io.parkcloud.network.spi.LogicalObjects;
import io.parkcloud.network.spi.Wanted;
import java.time.Duration;
import java.util.function.Supplier;

/** Brings one logical object to what is wanted of it, and says so. */
public final class Convergence {

    /** A parent that is not there yet wakes us when it is; this is for the case that the wake-up is lost. */
    private static final Duration PARENT = Duration.ofSeconds(5);

    private static final String IN_SYNC = "InSync";

    /** What to do about an object that should be there. */
    public enum Step {
        /** It is as wanted. */
        SETTLED,
        /** It is new or wanted otherwise than before. */
        ENSURE,
        /** It was as wanted and is no longer: somebody changed it behind our back. */
        PUT_BACK
    }

    private Convergence() {}

    /** Pure. @param asWanted whether the engine has the object exactly as the present spec wants it */
    public static Step next(Resource<?, ?> resource, boolean asWanted) {
        if (asWanted) {
            return Step.SETTLED;
        }
        boolean wasAsWanted = resource.phase() == Phase.READY
                && resource.status().observedGeneration() == resource.metadata().generation();
        return wasAsWanted ? Step.PUT_BACK : Step.ENSURE;
    }

    /** The object becomes as wanted. @param seen the facts to store, asked for afterwards */
    public static <W extends Wanted, T extends Record> Outcome<T> converge(
            Pass<?, T> pass, LogicalObjects<W, ?> objects, W wanted, Supplier<T> seen) {
        return switch (next(pass.resource(), objects.holds(wanted))) {
            case SETTLED -> Outcome.ready(seen.get());
            case ENSURE -> {
                objects.ensure(wanted); // all or nothing, so afterwards it is as wanted
                yield Outcome.ready(seen.get());
            }
            case PUT_BACK -> {
                objects.ensure(wanted);
                yield Outcome.ready(seen.get())
                        .with(
                                IN_SYNC,
                                true,
                                "PutBack",
                                "the network engine had something else than what is wanted; it was put back at "
                                        + pass.now());
            }
        };
    }

    /** The object goes, then its row. */
    public static <T extends Record> Outcome<T> remove(Pass<?, T> pass, LogicalObjects<?, ?> objects) {
        objects.delete(pass.id());
        return Outcome.forget();
    }

    /** Something that this resource stands on is not there yet. */
    public static <T extends Record> Outcome<T> waitFor(Pass<?, T> pass, String parent) {
        return Outcome.after(PARENT, pass.observed()).step("WaitingFor" + parent);
    }
}

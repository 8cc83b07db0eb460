package io.parkcloud.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface through which the platform asks an engine, or a part of one that such an interface returns. An engine that does
 * not answer several times in a row is left alone for a moment: every call of a port then fails at once with
 * {@code engine.unavailable} instead of waiting for its own time limit.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EnginePort {

    /** What an operator calls the engine behind it, one word. Ports with the same word are the same engine. */
    String value();

    /**
     * A method that asks the engine nothing: it answers from what the engine was set up with, or takes a listener. It works
     * while the engine is away, and says nothing about whether it is. An interface among its parameters is a listener; that
     * it is called says that the engine is there.
     */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Unasked {}

    /** Names the host that is asked, so that a dead one does not stop the others: a {@link ResourceId} or {@link OnHost}. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Host {}

    /** A parameter of a port's method that knows its host. */
    interface OnHost {
        ResourceId host();
    }
}

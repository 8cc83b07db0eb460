package io.parkcloud.engine.breaker;

/** Lets an exception out of where the compiler wants it wrapped, so that callers of a port get what its driver threw. */
final class Thrown {

    private Thrown() {}

    /** Never returns; {@code throw} before the call tells the compiler so. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T extends Throwable> T asItIs(Throwable failure) throws T {
        throw (T) failure;
    }
}

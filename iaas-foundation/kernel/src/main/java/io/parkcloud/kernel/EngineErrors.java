package io.parkcloud.kernel;

/** Ways for an engine to fail that mean the same whichever engine it is. */
public final class EngineErrors {

    /** The outcome may be unknown; the caller observes before it decides again. */
    public static final ErrorCode UNAVAILABLE =
            new ErrorCode("engine.unavailable", "The engine does not answer", ErrorCategory.UNAVAILABLE);

    public static final ErrorCode UNSUPPORTED =
            new ErrorCode("engine.unsupported", "The engine cannot do this", ErrorCategory.UNSUPPORTED);

    public static final ErrorCode CAPACITY_EXHAUSTED =
            new ErrorCode("engine.capacity-exhausted", "The engine has no room", ErrorCategory.CAPACITY_EXHAUSTED);

    public static final ErrorCode REFUSED =
            new ErrorCode("engine.refused", "The engine refuses this request", ErrorCategory.UNPROCESSABLE);

    public static final ErrorCode IN_USE =
            new ErrorCode("engine.in-use", "The engine object is in use", ErrorCategory.IN_USE);

    /** Somebody with a newer fencing token has acted on this object. */
    public static final ErrorCode FENCED =
            new ErrorCode("engine.fenced", "A newer owner has taken over", ErrorCategory.CONFLICT);

    private EngineErrors() {}
}

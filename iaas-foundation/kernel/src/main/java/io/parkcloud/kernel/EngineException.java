package io.parkcloud.kernel;

import org.jspecify.annotations.Nullable;

/**
 * How an engine says that it could not. The reconcile runtime turns a retryable one into back-off and a condition, any other
 * into {@code Failed}; drivers and reconcilers never handle it themselves.
 */
public final class EngineException extends PlatformException {

    private static final long serialVersionUID = 1L;

    public EngineException(ErrorCode code, String detail) {
        super(code, detail);
    }

    public EngineException(ErrorCode code, String detail, @Nullable Throwable cause) {
        super(code, detail, cause);
    }

    /** The engine is away, or the outcome is unknown: observe, then decide again. */
    public static EngineException unavailable(String detail, @Nullable Throwable cause) {
        return new EngineException(EngineErrors.UNAVAILABLE, detail, cause);
    }
}

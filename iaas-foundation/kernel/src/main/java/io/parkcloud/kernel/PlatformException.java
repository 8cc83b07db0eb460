package io.parkcloud.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one exception of the platform: a stable code and a sentence that says what to do. */
public class PlatformException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Fault> faults;

    /**
     * One wrong place in a request.
     *
     * @param pointer JSON Pointer (RFC 6901) into the request body
     */
    public record Fault(String pointer, String detail) {}

    public PlatformException(ErrorCode code, String detail) {
        this(code, detail, List.of(), null);
    }

    public PlatformException(ErrorCode code, String detail, @Nullable Throwable cause) {
        this(code, detail, List.of(), cause);
    }

    public PlatformException(ErrorCode code, String detail, List<Fault> faults) {
        this(code, detail, faults, null);
    }

    private PlatformException(ErrorCode code, String detail, List<Fault> faults, @Nullable Throwable cause) {
        super(detail, cause);
        this.code = code;
        this.faults = List.copyOf(faults);
    }

    public ErrorCode code() {
        return code;
    }

    /** The wrong places in the request, in document order; empty if the error is not about places. */
    public List<Fault> faults() {
        return faults;
    }
}

package io.parkcloud.kernel;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

/**
 * A stable name for one way to fail. Ids are only ever added: programs and runbooks know them. Each module keeps its codes
 * in one {@code XErrors} class.
 *
 * @param id    dotted, lower case: module, thing, what is wrong, for example {@code network.subnet.overlaps}
 * @param title the same for every occurrence, a short sentence without full stop
 */
public record ErrorCode(String id, String title, ErrorCategory category) {

    /** An exception with this code. @param detail what was wrong, the value seen, the limit, what to do */
    @FormatMethod
    public PlatformException error(@FormatString String detail, Object... args) {
        return new PlatformException(this, detail.formatted(args));
    }
}

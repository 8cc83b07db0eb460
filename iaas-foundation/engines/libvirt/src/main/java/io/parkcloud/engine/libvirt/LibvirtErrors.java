package io.parkcloud.engine.libvirt;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ErrorCode;
import java.util.Locale;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/** libvirt's errors (virterror.h) in the platform's words. */
final class LibvirtErrors {

    private LibvirtErrors() {}

    static boolean isAbsent(LibvirtException e) {
        return e.getError().getCode() == ErrorNumber.VIR_ERR_NO_DOMAIN;
    }

    static EngineException translate(String action, LibvirtException e) {
        var message = "libvirt cannot %s: %s".formatted(action, e.getMessage());
        return new EngineException(codeOf(e.getError().getCode()), message, e);
    }

    /**
     * What libvirt calls an internal error or a failed operation is most often something beside it that is away for a
     * moment, such as the switch: worth another try. What it cannot even read will not become better.
     */
    private static ErrorCode codeOf(ErrorNumber number) {
        return switch (number) {
            case VIR_ERR_XML_ERROR,
                    VIR_ERR_XML_DETAIL,
                    VIR_ERR_XML_INVALID_SCHEMA,
                    VIR_ERR_PARSE_FAILED,
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    VIR_ERR_INVALID_ARG,
                    VIR_ERR_OS_TYPE,
                    VIR_ERR_NO_DOMAIN,
                    VIR_ERR_CPU_INCOMPATIBLE -> EngineErrors.REFUSED;
            case VIR_ERR_NO_SUPPORT, VIR_ERR_OPERATION_UNSUPPORTED, VIR_ERR_ARGUMENT_UNSUPPORTED ->
                EngineErrors.UNSUPPORTED;
            case VIR_ERR_NO_MEMORY -> EngineErrors.CAPACITY_EXHAUSTED;
            default -> EngineErrors.UNAVAILABLE;
        };
    }

    @FormatMethod
    static EngineException refused(@FormatString String detail, Object... args) {
        return new EngineException(EngineErrors.REFUSED, String.format(Locale.ROOT, detail, args));
    }
}

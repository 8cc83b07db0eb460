package io.parkcloud.tenancy.internal;

import io.parkcloud.kernel.Metadata;
import io.parkcloud.tenancy.TenancyErrors;
import java.util.List;
import java.util.stream.Collectors;

/** Says what has to go first. */
final class Occupied {

    private Occupied() {}

    static String describe(List<Metadata> inside) {
        return inside.stream().map(m -> m.kind() + " \"" + m.name() + "\"").collect(Collectors.joining(", "));
    }

    /** @throws io.parkcloud.kernel.PlatformException {@code tenancy.not-empty} unless nothing is inside */
    static void refuse(String what, String name, List<Metadata> inside) {
        if (!inside.isEmpty()) {
            throw TenancyErrors.NOT_EMPTY.error(
                    "the %s \"%s\" still contains %s; remove what it contains first", what, name, describe(inside));
        }
    }
}

package io.parkcloud.control.web;

import io.parkcloud.control.security.Principal;

/** Who is asking in the current request. The identity module knows; nobody else looks at tokens. */
@FunctionalInterface
public interface PrincipalSource {

    /** @throws io.parkcloud.kernel.PlatformException {@code security.unauthenticated} if nobody is signed in */
    Principal current();
}

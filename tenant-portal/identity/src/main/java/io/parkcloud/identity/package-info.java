/**
 * Who somebody is: passwords, sessions, tokens. Users are resources of the tenancy module, which this module knows only by
 * the port {@link io.parkcloud.identity.UserDirectory}; what they may do is the control plane's matter.
 */
@NullMarked
@ApplicationModule
package io.parkcloud.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

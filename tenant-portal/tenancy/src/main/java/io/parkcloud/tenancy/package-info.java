/**
 * Organisations, their projects and their users: resources like all others. What a user may do is said by their roles; how
 * they prove who they are is the identity module's matter.
 */
@NullMarked
@ApplicationModule
package io.parkcloud.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

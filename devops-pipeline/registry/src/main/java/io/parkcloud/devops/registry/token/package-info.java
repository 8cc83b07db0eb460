/** Who may do what in the registry: its token protocol (distribution, "Token Authentication Specification"). */
@NullMarked
package io.parkcloud.devops.registry.token;

import org.jspecify.annotations.NullMarked;

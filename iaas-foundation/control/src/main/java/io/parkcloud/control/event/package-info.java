/** Events in their one order, handed to whoever watches: the portal, the CLI, other modules. */
@NullMarked
package io.parkcloud.control.event;

import org.jspecify.annotations.NullMarked;

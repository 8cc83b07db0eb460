/** What the registry tells of itself. */
@NullMarked
package io.parkcloud.devops.registry.event;

import org.jspecify.annotations.NullMarked;

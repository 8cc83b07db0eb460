/** The one door through which every resource is created, changed, deleted and read, whoever asks: REST, CLI, blueprints, reconcilers. */
@NullMarked
package io.parkcloud.control.resource;

import org.jspecify.annotations.NullMarked;

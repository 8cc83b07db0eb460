/** Container images of projects, in a registry that asks this module who may do what. */
@NullMarked
package io.parkcloud.devops.registry;

import org.jspecify.annotations.NullMarked;

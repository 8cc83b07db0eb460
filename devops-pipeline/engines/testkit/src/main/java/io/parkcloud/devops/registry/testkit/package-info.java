/** What every driver of the registry's port has to pass, and a real registry to pass it with. */
@NullMarked
package io.parkcloud.devops.registry.testkit;

import org.jspecify.annotations.NullMarked;

/** Repositories in a directory. */
@NullMarked
package io.parkcloud.devops.git.store;

import org.jspecify.annotations.NullMarked;

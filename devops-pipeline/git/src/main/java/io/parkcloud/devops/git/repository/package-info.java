/** The kind GitRepository. */
@NullMarked
package io.parkcloud.devops.git.repository;

import org.jspecify.annotations.NullMarked;

/** Who may do what with which repository, whatever door they come through. */
@NullMarked
package io.parkcloud.devops.git.access;

import org.jspecify.annotations.NullMarked;

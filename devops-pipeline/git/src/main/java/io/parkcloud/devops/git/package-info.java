/** Git hosting: repositories of projects, cloned and pushed to with the platform's own accounts. */
@NullMarked
package io.parkcloud.devops.git;

import org.jspecify.annotations.NullMarked;

/** Git over SSH, for people with a key. */
@NullMarked
package io.parkcloud.devops.git.ssh;

import org.jspecify.annotations.NullMarked;

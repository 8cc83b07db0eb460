/** Git over HTTP. */
@NullMarked
package io.parkcloud.devops.git.http;

import org.jspecify.annotations.NullMarked;

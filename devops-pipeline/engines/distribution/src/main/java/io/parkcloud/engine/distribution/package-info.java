/** Any registry that speaks the OCI distribution protocol and takes the platform's tokens, such as Debian's docker-registry. */
@NullMarked
package io.parkcloud.engine.distribution;

import org.jspecify.annotations.NullMarked;

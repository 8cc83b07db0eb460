/** Secrets at rest: SM4-GCM envelopes (GB/T 32907) under the installation's master key. */
@NullMarked
package io.parkcloud.control.secret;

import org.jspecify.annotations.NullMarked;

/** How passwords are kept and checked, tokens are signed and read, and accounts are remembered for a few seconds. */
@NullMarked
package io.parkcloud.identity.internal;

import org.jspecify.annotations.NullMarked;

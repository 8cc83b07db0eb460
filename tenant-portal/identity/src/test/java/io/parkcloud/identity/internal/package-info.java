/** Parts of identity, without a database. */
@NullMarked
package io.parkcloud.identity.internal;

import org.jspecify.annotations.NullMarked;

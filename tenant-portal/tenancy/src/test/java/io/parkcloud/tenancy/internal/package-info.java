/** Rules of tenancy, without a database. */
@NullMarked
package io.parkcloud.tenancy.internal;

import org.jspecify.annotations.NullMarked;

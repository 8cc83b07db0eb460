/** The three kinds, what they refuse, and what a platform begins with. */
@NullMarked
package io.parkcloud.tenancy.internal;

import org.jspecify.annotations.NullMarked;

/** The kind Silence: what is known already and need not be told. */
@NullMarked
package io.parkcloud.ops.alarms.silence;

import org.jspecify.annotations.NullMarked;

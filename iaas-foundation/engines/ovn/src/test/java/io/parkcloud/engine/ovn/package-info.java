/** Tests of the OVN driver, those that need daemons as {@code IT}. */
@NullMarked
package io.parkcloud.engine.ovn;

import org.jspecify.annotations.NullMarked;

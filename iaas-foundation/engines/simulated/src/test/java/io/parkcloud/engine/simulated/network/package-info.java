/** The simulated network under the contract of all network engines. */
@NullMarked
package io.parkcloud.engine.simulated.network;

import org.jspecify.annotations.NullMarked;

/** Wires the control plane together. */
@NullMarked
package io.parkcloud.control.config;

import org.jspecify.annotations.NullMarked;

/** Who may do what. */
@NullMarked
package io.parkcloud.control.security;

import org.jspecify.annotations.NullMarked;

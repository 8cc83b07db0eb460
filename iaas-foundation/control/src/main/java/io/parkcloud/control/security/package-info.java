/** Who asks, and what they may do. One principal, one authoriser; deny by default, and another tenant's id does not exist. */
@NullMarked
package io.parkcloud.control.security;

import org.jspecify.annotations.NullMarked;

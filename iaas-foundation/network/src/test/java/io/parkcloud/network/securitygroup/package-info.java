/** Tests. */
@NullMarked
package io.parkcloud.network.securitygroup;

import org.jspecify.annotations.NullMarked;

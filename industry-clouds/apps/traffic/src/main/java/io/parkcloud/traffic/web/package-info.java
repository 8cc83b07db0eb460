/** Pages and API. Controllers translate; what they say is worked out elsewhere. */
@NullMarked
package io.parkcloud.traffic.web;

import org.jspecify.annotations.NullMarked;

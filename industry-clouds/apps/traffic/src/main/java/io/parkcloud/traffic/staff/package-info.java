/** The traffic department's account and who may do what. Passengers are anonymous and have no session. */
@NullMarked
package io.parkcloud.traffic.staff;

import org.jspecify.annotations.NullMarked;

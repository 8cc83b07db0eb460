/** What happens on the roads, told by the traffic department: accidents, works, closures, with a place on the map and an end. */
@NullMarked
package io.parkcloud.traffic.event;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.parkcloud.traffic.gtfs;

import org.jspecify.annotations.NullMarked;

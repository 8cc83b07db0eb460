@NullMarked
package io.parkcloud.traffic.plan;

import org.jspecify.annotations.NullMarked;

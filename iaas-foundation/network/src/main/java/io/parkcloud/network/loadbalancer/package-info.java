/** The kind LoadBalancer. */
@NullMarked
package io.parkcloud.network.loadbalancer;

import org.jspecify.annotations.NullMarked;

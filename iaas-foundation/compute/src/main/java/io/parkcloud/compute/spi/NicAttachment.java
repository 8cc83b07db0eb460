package io.parkcloud.compute.spi;

import io.parkcloud.kernel.MacAddress;
import io.parkcloud.kernel.ResourceId;

/**
 * A network card of a guest, plugged into a logical port.
 *
 * @param port logical port, which need not be bound yet; its id is how the network engine finds the card
 * @param mtu  largest packet, bytes
 */
public record NicAttachment(ResourceId port, MacAddress mac, int mtu) {}

package io.parkcloud.control.store;

import io.parkcloud.kernel.ResourceId;

/**
 * That a resource changed. Tells what to look at, not what it looks like.
 *
 * @param position dense and growing: whoever has seen position n has seen all before it
 * @param type     {@code Added}, {@code Modified}, {@code Deleted} or {@code Progressed} (an operation's step)
 */
public record StoredEvent(
        long position,
        String type,
        String kind,
        ResourceId resource,
        String name,
        ResourceId tenant,
        ResourceId project,
        long revision,
        long at) {}

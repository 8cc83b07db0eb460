package io.parkcloud.ops.metrics.query;

import io.parkcloud.kernel.ResourceId;
import java.util.HashMap;
import java.util.Map;

/** How many may be at something that takes its time: so many in all, and so many of one organisation. Nobody waits here. */
public final class Turns {

    private final int inAll;
    private final int ofOne;
    private final Map<ResourceId, Integer> taken = new HashMap<>();
    private int all;

    public Turns(int inAll, int ofOne) {
        this.inAll = inAll;
        this.ofOne = ofOne;
    }

    /** @return whether there was a turn left; it is given back by {@link #leave} */
    public synchronized boolean enter(ResourceId who) {
        int own = taken.getOrDefault(who, 0);
        if (all >= inAll || own >= ofOne) {
            return false;
        }
        taken.put(who, own + 1);
        all++;
        return true;
    }

    public synchronized void leave(ResourceId who) {
        taken.computeIfPresent(who, (id, n) -> n == 1 ? null : n - 1);
        all--;
    }
}

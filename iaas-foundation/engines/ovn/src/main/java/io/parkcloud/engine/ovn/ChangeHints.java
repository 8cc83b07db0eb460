package io.parkcloud.engine.ovn;

import io.parkcloud.engine.ovn.ovsdb.RowChange;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.kernel.ResourceId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Turns changes of rows into hints which object to look at: a row of ours that vanished, a port that was plugged, a member
 * whose health changed. What an ensure call writes is no news, so inserts and updates of our own rows are not reported.
 */
final class ChangeHints {

    private final Northbound northbound;
    private final List<Consumer<ResourceId>> listeners = new CopyOnWriteArrayList<>();

    ChangeHints(Northbound northbound) {
        this.northbound = northbound;
    }

    void add(Consumer<ResourceId> listener) {
        listeners.add(listener);
    }

    void northbound(RowChange change) {
        if (change.after().isEmpty() && Northbound.marked(change.table()) && northbound.isOwn(change.row())) {
            hint(Northbound.markOf(change.row(), Northbound.ID));
        }
    }

    void southbound(RowChange change) {
        var port = change.row().string("logical_port");
        switch (change.table()) {
            case Southbound.PORT_BINDING -> hint(port);
            case Southbound.SERVICE_MONITOR -> balancersOf(port).forEach(this::hint);
            default -> {}
        }
    }

    private List<String> balancersOf(String port) {
        try {
            return northbound.replica().find(Northbound.BALANCER, "member", port).stream()
                    .filter(northbound::isOwn)
                    .map(row -> Northbound.markOf(row, Northbound.ID))
                    .toList();
        } catch (EngineException away) { // a hint lost; the slow sweep looks anyway
            return List.of();
        }
    }

    private void hint(String id) {
        ResourceId.parse(id).ifPresent(known -> listeners.forEach(listener -> listener.accept(known)));
    }
}

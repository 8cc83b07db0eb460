package io.parkcloud.hall.item;

import io.parkcloud.hall.problem.HallException;
import tools.jackson.databind.node.ObjectNode;

/** A change to what an item consists of. {@link ItemChanges} has those there are. */
@FunctionalInterface
public interface ItemChange {

    /**
     * Makes the change.
     *
     * @return what was done, for the administrators' log
     * @throws HallException {@code ITEM_INVALID} if it cannot be made to this item
     */
    String make(ObjectNode item);
}

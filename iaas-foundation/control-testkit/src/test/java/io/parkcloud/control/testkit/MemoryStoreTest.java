package io.parkcloud.control.testkit;

import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.memory.MemoryStore;

final class MemoryStoreTest extends CrowdedStoreContract {

    @Override
    protected Store emptyStore() {
        return new MemoryStore();
    }
}

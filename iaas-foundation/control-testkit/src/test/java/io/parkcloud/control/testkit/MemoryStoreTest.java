package io.parkcloud.control.testkit;

import io.parkcloud.control.store.Store;
import io.parkcloud.control.store.memory.MemoryStore;

final class MemoryStoreTest extends StoreContract {

    @Override
    protected Store emptyStore() {
        return new MemoryStore();
    }
}

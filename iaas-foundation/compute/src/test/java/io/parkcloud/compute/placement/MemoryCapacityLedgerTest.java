package io.parkcloud.compute.placement;

/** The ledger in memory. */
final class MemoryCapacityLedgerTest extends CapacityLedgerContract {

    private final CapacityLedger ledger = new MemoryCapacityLedger();

    @Override
    CapacityLedger ledger() {
        return ledger;
    }
}

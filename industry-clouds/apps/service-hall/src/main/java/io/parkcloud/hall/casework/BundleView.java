package io.parkcloud.hall.casework;

import java.util.List;

/**
 * A filed bundle with its cases.
 *
 * @param row the bundle
 * @param cases its cases, in the bundle's order
 */
public record BundleView(BundleRow row, List<CaseView> cases) {

    public BundleView {
        cases = List.copyOf(cases);
    }

    /** How many of the cases are decided. */
    public long decided() {
        return cases.stream().filter(view -> view.row().state().isDecided()).count();
    }
}

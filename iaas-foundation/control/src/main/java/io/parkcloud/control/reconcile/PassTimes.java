package io.parkcloud.control.reconcile;

import java.time.Duration;

/** Is told how long passes took. Returns at once and never throws. */
@FunctionalInterface
public interface PassTimes {

    /** Nobody wants to know. */
    PassTimes UNHEARD = (kind, took, failed) -> {};

    /**
     * A pass has ended.
     *
     * @param kind singular name of the resource's kind
     * @param failed whether an engine or a reconciler refused
     */
    void took(String kind, Duration took, boolean failed);
}

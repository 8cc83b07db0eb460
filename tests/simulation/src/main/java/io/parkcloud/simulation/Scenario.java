package io.parkcloud.simulation;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.resource.Requests.Place;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.kernel.Resource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What is simulated: the kinds, what users do with them, and what must be true of the engines. */
public interface Scenario {

    /** Called once, first. */
    List<? extends Kind<?, ?>> kinds(Setting setting);

    /** The projects in which things happen, beside the platform itself. */
    default List<Place> places(ControlPlane plane) {
        return List.of(plane.place());
    }

    /** Called once, before the first step: what must be there to begin with. */
    default void prepare(ControlPlane plane) {}

    /**
     * One thing that some user may do now. Whatever the platform refuses is fine; it only must stay sound.
     *
     * @param story told what is tried
     */
    void act(ControlPlane plane, SplittableRandom random, Consumer<String> story);

    /** What the platform does by itself from time to time. */
    default void sweep() {}

    /** Called before everything is removed: loosens what holds each other. */
    default void untangle(ControlPlane plane) {}

    /** Whether the engines hold a trace of anything; what they hold, in words; empty if nothing. */
    List<String> leftovers();

    /**
     * What must be true at any moment.
     *
     * @param resources everything the store has
     * @return what is wrong; empty if nothing is
     */
    List<String> violations(List<Resource<?, ?>> resources);

    /** What must be true when everything has settled without faults. */
    List<String> unsettled(List<Resource<?, ?>> resources);
}

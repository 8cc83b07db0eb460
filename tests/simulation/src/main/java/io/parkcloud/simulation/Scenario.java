package io.parkcloud.simulation;

import io.parkcloud.control.kind.Kind;
import io.parkcloud.control.testkit.ControlPlane;
import io.parkcloud.kernel.Resource;
import java.util.List;
import java.util.SplittableRandom;

/** What is simulated: the kinds, what users do with them, and what must be true of the engines. */
public interface Scenario {

    List<Kind<?, ?>> kinds();

    /** Called once, before the first step: what must be there to begin with. */
    default void prepare(ControlPlane plane) {}

    /** One thing that some user may do now. Whatever the platform refuses is fine; it only must stay sound. */
    void act(ControlPlane plane, SplittableRandom random);

    /** From now on engines work as they should, or do not. */
    void faults(boolean on);

    /** Whether the engines hold a trace of anything. */
    boolean enginesEmpty();

    /**
     * What must be true of the engines at any moment.
     *
     * @param resources everything the store has
     * @return what is wrong; empty if nothing is
     */
    List<String> violations(List<Resource<?, ?>> resources);

    /** What must be true of the engines when everything has settled without faults. */
    List<String> unsettled(List<Resource<?, ?>> resources);
}

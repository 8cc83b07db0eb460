package io.parkcloud.engine.simulated;

/**
 * How a simulated engine fails and how long it takes. Asked around every call, so a call can fail before anything happened,
 * or succeed and lose its answer.
 */
public interface Faults {

    /** May take its time, and may throw {@link io.parkcloud.kernel.EngineException}: nothing has happened then. */
    void before(String call);

    /** May throw {@link io.parkcloud.kernel.EngineException}: the call was done, but its answer is lost. */
    void after(String call);

    /** Nothing ever fails and nothing takes time. */
    static Faults none() {
        return new Faults() {
            @Override
            public void before(String call) {}

            @Override
            public void after(String call) {}
        };
    }
}

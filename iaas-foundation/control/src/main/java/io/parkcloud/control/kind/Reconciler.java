package io.parkcloud.control.kind;

/** Makes one resource real. */
@FunctionalInterface
public interface Reconciler<S extends Record, T extends Record> {

    /**
     * Looks at the engine, asks a pure planner, takes at most one step, and says what to do next. Must be safe to repeat,
     * also after a crash in the middle; must not sleep; lets {@link io.parkcloud.kernel.EngineException} pass, which the
     * runtime turns into back-off and a condition or into {@code Failed}. Called by one thread at a time per resource.
     */
    Outcome<T> reconcile(Pass<S, T> pass);
}

package io.parkcloud.kernel;

/**
 * A thing that somebody owns: what it is called, what was asked for, what was last seen.
 *
 * @param <S> what is asked for, written by users only
 * @param <T> what is seen, written by the reconciler only
 */
public record Resource<S extends Record, T extends Record>(Metadata metadata, S spec, Status<T> status) {

    public ResourceId id() {
        return metadata.id();
    }

    public String name() {
        return metadata.name();
    }

    public Phase phase() {
        return status.phase();
    }

    public T observed() {
        return status.observed();
    }

    /** There as last asked for, and not on its way out. */
    public boolean ready() {
        return status.phase() == Phase.READY
                && status.observedGeneration() == metadata.generation()
                && !metadata.deleting();
    }
}

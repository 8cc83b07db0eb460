package io.parkcloud.ops.alarms.silence;

/** Whether it counts now. */
public record SilenceStatus(State state) {

    /** It ends by itself. */
    public enum State {
        ACTIVE,
        ENDED
    }
}

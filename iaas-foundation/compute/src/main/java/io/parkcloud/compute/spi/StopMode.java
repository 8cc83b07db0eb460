package io.parkcloud.compute.spi;

/** How a guest is brought to a stop. */
public enum StopMode {
    /** The power button: the guest is asked and may take its time or ignore it. The caller observes and loses patience. */
    ASK,
    /** The power cord: it has stopped when the call returns. */
    FORCE
}

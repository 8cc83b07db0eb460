package io.parkcloud.devops.pipeline.spi;

/** A server that a step can have beside it, on its usual port of 127.0.0.1, empty and without a password. */
public enum StepService {
    /** A MySQL with an empty database {@code test}, user {@code root}. */
    MYSQL,
    REDIS
}

package io.parkcloud.services;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.parkcloud.kernel.ByteSize;

/** How large a server is. */
public enum ServicePlan {
    @JsonProperty("small")
    SMALL(512, 128, 1024),
    @JsonProperty("medium")
    MEDIUM(1536, 512, 2048);

    private final int mysqlMiB;
    private final int redisMiB;
    private final int cpuShares;

    ServicePlan(int mysqlMiB, int redisMiB, int cpuShares) {
        this.mysqlMiB = mysqlMiB;
        this.redisMiB = redisMiB;
        this.cpuShares = cpuShares;
    }

    /** Memory limit of the whole server. */
    public ByteSize memory(ServiceClass service) {
        return ByteSize.ofMiB(
                switch (service) {
                    case MYSQL -> mysqlMiB;
                    case REDIS -> redisMiB;
                });
    }

    /** Relative weight when processors are short. */
    public int cpuShares() {
        return cpuShares;
    }
}

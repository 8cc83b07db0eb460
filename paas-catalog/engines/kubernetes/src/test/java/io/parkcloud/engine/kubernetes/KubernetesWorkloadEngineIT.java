package io.parkcloud.engine.kubernetes;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.WorkloadEngine;
import io.parkcloud.workloads.testkit.WorkloadEngineContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

final class KubernetesWorkloadEngineIT extends WorkloadEngineContract {

    private static @Nullable TestCluster cluster;

    @BeforeAll
    static void open() {
        cluster = new TestCluster();
    }

    /** Otherwise what is left of one test tells of itself in the next. */
    @AfterEach
    void deleteAll() {
        cluster().deleteAll();
    }

    @AfterAll
    static void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static TestCluster cluster() {
        return java.util.Objects.requireNonNull(cluster);
    }

    @Override
    protected WorkloadEngine engine() {
        return cluster().engine;
    }

    @Override
    protected Workload workload(ResourceId id, Workload.Command command, Workload.RestartPolicy restart) {
        return cluster().workload(id, command, restart);
    }

    @Override
    protected void kill(ResourceId id) {
        cluster().kill(id);
    }

    @Override
    protected void passTime() {
        TestCluster.passTime();
    }
}

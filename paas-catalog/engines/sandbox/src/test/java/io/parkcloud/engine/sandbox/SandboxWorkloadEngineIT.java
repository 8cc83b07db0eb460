package io.parkcloud.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.Workload;
import io.parkcloud.workloads.spi.WorkloadEngine;
import io.parkcloud.workloads.spi.WorkloadState;
import io.parkcloud.workloads.testkit.WorkloadEngineContract;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

final class SandboxWorkloadEngineIT extends WorkloadEngineContract {

    private static SandboxFixture fixture;

    @BeforeAll
    static void open() throws IOException {
        fixture = new SandboxFixture();
    }

    @AfterEach
    void deleteAll() {
        fixture.deleteAll();
    }

    @AfterAll
    static void close() {
        if (fixture != null) {
            fixture.close();
        }
    }

    @Override
    protected WorkloadEngine engine() {
        return fixture.engine;
    }

    @Override
    protected Workload workload(ResourceId id, Workload.Command command, Workload.RestartPolicy restart) {
        return fixture.workload(id, command, restart);
    }

    @Override
    protected void kill(ResourceId id) {
        assertThat(fixture.engine.observe(id).state()).isInstanceOf(WorkloadState.Running.class);
        var running = (WorkloadState.Running) fixture.engine.observe(id).state();
        assertThat(ProcessHandle.of(running.pid()).orElseThrow().destroyForcibly())
                .isTrue();
    }

    @Override
    protected void passTime() {
        SandboxFixture.passTime();
    }
}

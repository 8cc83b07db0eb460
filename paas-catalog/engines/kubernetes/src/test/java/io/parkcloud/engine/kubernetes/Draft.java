package io.parkcloud.engine.kubernetes;

import io.parkcloud.kernel.ByteSize;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.spi.HealthProbe;
import io.parkcloud.workloads.spi.SandboxFile;
import io.parkcloud.workloads.spi.Workload;
import java.util.List;
import java.util.Optional;

/** A workload that differs from another one in some parts. */
final class Draft {

    private final Workload like;
    private ResourceId project;
    private Workload.Command command;
    private Optional<Workload.Command> init;
    private List<SandboxFile> files;
    private List<Workload.Artifact> artifacts;
    private Workload.Limits limits;
    private Optional<HealthProbe> health;

    Draft(Workload like) {
        this.like = like;
        this.project = like.project();
        this.command = like.command();
        this.init = like.init();
        this.files = like.files();
        this.artifacts = like.artifacts();
        this.limits = like.limits();
        this.health = like.health();
    }

    Draft project(ResourceId value) {
        project = value;
        return this;
    }

    Draft command(Workload.Command value) {
        command = value;
        return this;
    }

    Draft init(String script) {
        init = Optional.of(Workload.Command.of("sh", "-c", script));
        return this;
    }

    Draft files(SandboxFile... values) {
        files = List.of(values);
        return this;
    }

    Draft artifacts(Workload.Artifact... values) {
        artifacts = List.of(values);
        return this;
    }

    Draft memory(ByteSize value) {
        limits = Workload.Limits.ofMemory(value);
        return this;
    }

    Draft health(HealthProbe value) {
        health = Optional.of(value);
        return this;
    }

    Workload done() {
        return new Workload(
                like.id(),
                project,
                like.data(),
                like.fence(),
                like.run(),
                command,
                init,
                files,
                artifacts,
                limits,
                like.network(),
                health,
                like.restart());
    }
}

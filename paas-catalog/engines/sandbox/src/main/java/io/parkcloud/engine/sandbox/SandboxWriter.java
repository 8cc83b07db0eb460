package io.parkcloud.engine.sandbox;

import io.parkcloud.kernel.EngineErrors;
import io.parkcloud.kernel.EngineException;
import io.parkcloud.workloads.spi.HealthProbe.Question;
import io.parkcloud.workloads.spi.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes into a workload's folder what its run script reads. */
final class SandboxWriter {

    private static final String PRIVATE = "rw-------";
    private static final String SHOWN = "rw-r--r--";
    private static final List<String> SCRIPTS = List.of("run", "inside", "finish");

    private final SandboxProperties properties;

    SandboxWriter(SandboxProperties properties) {
        this.properties = properties;
    }

    String namespace(Workload workload) {
        return "pc" + properties.installation() + "-" + workload.id().shortName(12);
    }

    /** Everything but the fingerprint, which says that all else is there. The workload must be down. */
    void write(WorkloadFolder folder, Workload workload, int uid) {
        for (var artifact : workload.artifacts()) {
            if (!Files.exists(artifact.source())) {
                throw new EngineException(
                        EngineErrors.REFUSED,
                        "artifact %s is not there: %s".formatted(artifact.name(), artifact.source()));
            }
        }
        data(workload).makeFolder("data", "rwx------", uid);
        folder.makeFolder("state", "rwx------", 0);
        folder.makeFolder("etc", "rwxr-xr-x", 0);
        writeFiles(folder, workload, uid);
        writeConfiguration(folder, workload, uid);
        folder.write("artifacts", artifactLines(workload), PRIVATE);
        writeCommand(folder, "main", workload, workload.command());
        folder.remove("init.command");
        workload.init().ifPresent(init -> writeCommand(folder, "init", workload, init));
        folder.writeSettings(settings(workload, uid));
        writeProbe(folder, workload);
        writeService(folder);
        for (var counter : List.of("starts", "quick", "last", "code")) {
            folder.remove("state/" + counter);
        }
    }

    private static void writeFiles(WorkloadFolder folder, Workload workload, int uid) {
        folder.deleteTree("files");
        folder.makeFolder("files", "rwx------", uid);
        for (var file : workload.files()) {
            var name = "files/" + file.path();
            folder.write(name, file.content(), PRIVATE);
            folder.give(name, uid);
            for (int slash = name.lastIndexOf('/');
                    slash > "files".length();
                    slash = name.lastIndexOf('/', slash - 1)) {
                folder.makeFolder(name.substring(0, slash), "rwx------", uid);
            }
        }
    }

    private static void writeConfiguration(WorkloadFolder folder, Workload workload, int uid) {
        var host = host(workload);
        folder.write("etc/passwd", "workload:x:%d:%d::/data:/usr/sbin/nologin\n".formatted(uid, uid), SHOWN);
        folder.write("etc/group", "workload:x:%d:\n".formatted(uid), SHOWN);
        folder.write(
                "etc/hosts",
                "127.0.0.1 localhost\n%s %s\n"
                        .formatted(workload.network().wiring().address(), host),
                SHOWN);
        folder.write(
                "etc/resolv.conf",
                workload.network().resolvers().stream()
                        .map(server -> "nameserver " + server + "\n")
                        .collect(Collectors.joining()),
                SHOWN);
        folder.write("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n", SHOWN);
    }

    private static String artifactLines(Workload workload) {
        return workload.artifacts().stream()
                .map(artifact -> artifact.name() + "\t" + artifact.source().toAbsolutePath() + "\n")
                .collect(Collectors.joining());
    }

    private void writeCommand(WorkloadFolder folder, String name, Workload workload, Workload.Command command) {
        var mounts = properties.run().resolve("mnt");
        folder.writeWords(name + ".sandbox", SandboxArguments.of(workload, command, mounts, host(workload)));
        folder.writeWords(name + ".command", command.arguments());
    }

    private WorkloadFolder data(Workload workload) {
        return new WorkloadFolder(properties.workloads(), workload.data());
    }

    private static String host(Workload workload) {
        return "w-" + workload.id().shortName(8);
    }

    private Map<String, String> settings(Workload workload, int uid) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("ID", workload.id().toString());
        settings.put("PORT", workload.network().port().toString());
        settings.put("NAMESPACE", namespace(workload));
        settings.put("ADDRESS", workload.network().wiring().address().toString());
        settings.put("USERID", Integer.toString(uid));
        settings.put("DATA", data(workload).path("data").toString());
        settings.put("MOUNTS", properties.run().resolve("mnt").toString());
        settings.put(
                "LOG",
                properties
                        .home()
                        .resolve("log")
                        .resolve(WorkloadFolder.serviceName(workload.id()))
                        .toString());
        settings.put("CGROUP", properties.cgroup() + "/" + workload.id());
        settings.put("MEMORY", Long.toString(workload.limits().memory().bytes()));
        settings.put("SHARES", Integer.toString(workload.limits().cpuShares()));
        settings.put(
                "QUOTA",
                workload.limits()
                        .cpus()
                        .map(cpus -> Long.toString(Math.round(cpus * 100_000)))
                        .orElse(""));
        settings.put("PROCESSES", Integer.toString(properties.processes()));
        settings.put("RESTART", workload.restart().name());
        settings.put("RUN", Boolean.toString(workload.run()));
        return settings;
    }

    private static void writeProbe(WorkloadFolder folder, Workload workload) {
        if (workload.health().isEmpty()) {
            folder.remove("probe");
            return;
        }
        var probe = workload.health().get();
        var question =
                switch (probe.question()) {
                    case Question.Tcp tcp -> "tcp " + tcp.port();
                    case Question.Http http -> "http " + http.port() + " " + http.path();
                    case Question.Exec exec -> {
                        folder.writeWords("probe.command", exec.command().arguments());
                        var lines = SandboxArguments.environment(exec.command()).entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .toList();
                        folder.writeWords("probe.environment", lines);
                        yield "exec";
                    }
                };
        folder.write(
                "probe",
                "%d %d %d %d %s"
                        .formatted(
                                probe.interval().toMillis(),
                                probe.timeout().toMillis(),
                                probe.successes(),
                                probe.failures(),
                                question),
                PRIVATE);
    }

    private static void writeService(WorkloadFolder folder) {
        folder.makeFolder("service", "rwx------", 0);
        for (var script : SCRIPTS) {
            folder.write("service/" + script, resource(script), "rwx------");
        }
        folder.write("service/log/run", resource("log"), "rwx------");
        folder.write("service/timeout-finish", "20000", PRIVATE);
        folder.write("service/down", "", PRIVATE);
    }

    private static byte[] resource(String name) {
        try (var in = SandboxWriter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the driver was packaged without its script " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading script " + name, e);
        }
    }
}

package io.parkcloud.engine.kubernetes;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.parkcloud.workloads.spi.HealthProbe;
import io.parkcloud.workloads.spi.HealthProbe.Question;
import io.parkcloud.workloads.spi.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How the cluster is told to look at a workload's health. Pure. It counts in whole seconds. */
final class Probes {

    private Probes() {}

    static Probe of(HealthProbe probe) {
        var told = new ProbeBuilder()
                .withPeriodSeconds(seconds(probe.interval()))
                .withTimeoutSeconds(seconds(probe.timeout()))
                .withSuccessThreshold(probe.successes())
                .withFailureThreshold(probe.failures());
        return switch (probe.question()) {
            case Question.Tcp tcp ->
                told.withNewTcpSocket()
                        .withPort(new IntOrString(tcp.port()))
                        .endTcpSocket()
                        .build();
            case Question.Http http ->
                told.withNewHttpGet()
                        .withPort(new IntOrString(http.port()))
                        .withPath(http.path())
                        .endHttpGet()
                        .build();
            case Question.Exec exec ->
                told.withNewExec()
                        .withCommand(words(exec.command()).stream()
                                .map(Probes::literally)
                                .toList())
                        .endExec()
                        .build();
        };
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.plusMillis(999).toSeconds()));
    }

    /** A probe cannot be given variables, and its arguments are for everybody to read: so they are in a file of its own. */
    private static List<String> words(Workload.Command command) {
        if (command.environment().isEmpty()) {
            return command.arguments();
        }
        var words = new ArrayList<>(List.of("sh", "-c", ". /probe/environment && exec \"$@\"", "probe"));
        words.addAll(command.arguments());
        return words;
    }

    /** Lines for a POSIX shell. */
    static String shell(Map<String, String> environment) {
        return new TreeMap<>(environment)
                .entrySet().stream()
                        .map(entry -> "export %s='%s'\n"
                                .formatted(entry.getKey(), entry.getValue().replace("'", "'\\''")))
                        .collect(Collectors.joining());
    }

    /** Text in which the cluster finds no variable to replace. */
    static String literally(String text) {
        return text.replace("$", "$$");
    }
}

package io.parkcloud.engine.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One workload's health probe as its folder tells it, and the command that asks it from inside the workload's network. */
record Probe(Duration interval, Duration timeout, int successes, int failures, List<String> question) {

    static Optional<Probe> of(WorkloadFolder folder) {
        return folder.read("probe").map(line -> {
            var words = List.of(line.split(" "));
            return new Probe(
                    Duration.ofMillis(Long.parseLong(words.get(0))),
                    Duration.ofMillis(Long.parseLong(words.get(1))),
                    Integer.parseInt(words.get(2)),
                    Integer.parseInt(words.get(3)),
                    words.subList(4, words.size()));
        });
    }

    /** Asks once. @param pid of the workload's main process on the host */
    boolean ask(Programs programs, WorkloadFolder folder, long pid) {
        var settings = folder.settings();
        var command = new ArrayList<String>();
        var environment = new LinkedHashMap<String, String>();
        switch (question.getFirst()) {
            case "tcp" -> {
                command.addAll(outside(settings));
                command.addAll(List.of("bash", "-c", "exec 3<>\"/dev/tcp/$0/$1\""));
                command.addAll(List.of(settings.getOrDefault("ADDRESS", ""), question.get(1)));
            }
            case "http" -> {
                command.addAll(outside(settings));
                command.addAll(List.of("curl", "--silent", "--fail", "--noproxy", "*", "--output", "/dev/null"));
                command.add("http://" + settings.get("ADDRESS") + ":" + question.get(1) + question.get(2));
            }
            default -> {
                command.addAll(inside(settings, pid));
                command.addAll(folder.readWords("probe.command"));
                for (var line : folder.readWords("probe.environment")) {
                    int equals = line.indexOf('=');
                    environment.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        }
        return programs.run(timeout, command, environment).ok();
    }

    /** In the workload's network, as its uid, with the host's programs. */
    private static List<String> outside(Map<String, String> settings) {
        var uid = settings.getOrDefault("USERID", "");
        return List.of(
                "nsenter",
                "--net=/run/netns/" + settings.get("NAMESPACE"),
                "setpriv",
                "--reuid=" + uid,
                "--regid=" + uid,
                "--clear-groups",
                "--no-new-privs");
    }

    /** In every namespace of the workload: it sees what the workload sees. */
    private static List<String> inside(Map<String, String> settings, long pid) {
        var uid = settings.getOrDefault("USERID", "");
        return List.of(
                "nsenter",
                "--target=" + pid,
                "--user",
                "--mount",
                "--net",
                "--pid",
                "--ipc",
                "--uts",
                "--setuid=" + uid,
                "--setgid=" + uid,
                "--wd=/proc/" + pid + "/cwd",
                "--");
    }
}

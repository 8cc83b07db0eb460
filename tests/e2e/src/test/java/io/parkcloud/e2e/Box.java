package io.parkcloud.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The installation that is tested: its launcher, its settings, its daemons, what is its own on this machine. */
final class Box {

    private static final Duration LAUNCHER = Duration.ofMinutes(12);

    private final Path root;
    private final Path home;
    private final Shell shell;

    Box(Path root, Path home) {
        this.root = root;
        this.home = home;
        this.shell = new Shell(Map.of(
                "PARKCLOUD_HOME", home.toString(),
                "PARKCLOUD_HTTP_PORT", "auto",
                "PARKCLOUD_GIT_SSH_PORT", "auto",
                "PARKCLOUD_REGISTRY_PORT", "auto",
                "PARKCLOUD_MARIADB_PORT", "auto",
                "PARKCLOUD_REDIS_PORT", "auto",
                "PARKCLOUD_PROMETHEUS_PORT", "auto",
                "PARKCLOUD_EXTERNAL_CIDR", "auto"));
    }

    Shell shell() {
        return shell;
    }

    Path home() {
        return home;
    }

    Path root() {
        return root;
    }

    /** The launcher, as a person calls it. */
    Shell.Result parkcloud(String... arguments) {
        var command = new ArrayList<>(List.of(root.resolve("parkcloud").toString()));
        command.addAll(List.of(arguments));
        return shell.run(command, "", LAUNCHER);
    }

    /** A line of box.env, without {@code PARKCLOUD_}. */
    String setting(String name) {
        return Objects.requireNonNull(settings().get("PARKCLOUD_" + name), name);
    }

    String installation() {
        return setting("INSTALLATION");
    }

    String url() {
        return "http://127.0.0.1:" + setting("HTTP_PORT");
    }

    String password(String user) {
        return lines(home.resolve("secrets/first-passwords")).stream()
                .filter(line -> line.startsWith(user + " "))
                .map(line -> line.substring(user.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no first password of " + user));
    }

    /** Process id of a supervised service; 0 while it is down. */
    long pid(String service) {
        var out = shell.run(
                "s6-svstat", "-o", "pid", home.resolve("scan/" + service).toString());
        return out.ok() ? Math.max(0, Long.parseLong(out.out().strip())) : 0;
    }

    /** Refuses 0 and less: to kill, those are whole groups of processes. */
    void kill(long pid) {
        if (pid <= 1) {
            throw new AssertionError("nothing to kill: " + pid + " is no process");
        }
        shell.run("kill", "-KILL", Long.toString(pid)).must();
    }

    /** Tells the supervisor, for example {@code -d} for down. */
    void supervise(String option, String service) {
        shell.run("s6-svc", option, home.resolve("scan/" + service).toString()).must();
    }

    Shell.Result virsh(String... arguments) {
        var command = new ArrayList<>(List.of("virsh", "-q", "-c", setting("LIBVIRT_URI")));
        command.addAll(List.of(arguments));
        return shell.run(command, "", Duration.ofSeconds(20));
    }

    Shell.Result northbound(String... arguments) {
        var command = new ArrayList<>(List.of("ovn-nbctl", "--timeout=10", "--no-leader-only"));
        command.add("--db=" + setting("OVN_NB"));
        command.addAll(List.of(arguments));
        return shell.run(command, "", Duration.ofSeconds(20));
    }

    /** A command in the network namespace of a workload. */
    Shell.Result inside(String namespace, String... arguments) {
        var command = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        command.addAll(List.of(arguments));
        return shell.run(command, "", Duration.ofSeconds(30));
    }

    /** Whether a TCP connection comes about, from a namespace. */
    boolean connects(String namespace, String address, int port) {
        return inside(namespace, "timeout", "3", "bash", "-c", "exec 3<>/dev/tcp/" + address + "/" + port)
                .ok();
    }

    /** A line of the settings that the sandbox engine keeps of a workload. */
    String workload(String id, String name) {
        return lines(home.resolve("workloads/" + id + "/settings")).stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("workload " + id + " has no setting " + name));
    }

    /** Process ids in a control group, of version 2 or of version 1. */
    List<Long> members(String group) {
        return Stream.of("", "pids/", "memory/")
                .map(at -> Path.of("/sys/fs/cgroup/" + at + group + "/cgroup.procs"))
                .filter(Files::exists)
                .flatMap(file -> lines(file).stream())
                .map(Long::parseLong)
                .distinct()
                .toList();
    }

    /** Name of a process's program; nothing if it is gone. */
    String program(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/comm")).strip();
        } catch (IOException gone) {
            return "";
        }
    }

    /** Everything of this installation that a person could see on the machine, by what it is. */
    Traces traces() {
        return Traces.of(this, installation());
    }

    private Map<String, String> settings() {
        return lines(home.resolve("box.env")).stream()
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')), line -> line.substring(line.indexOf('=') + 1)));
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

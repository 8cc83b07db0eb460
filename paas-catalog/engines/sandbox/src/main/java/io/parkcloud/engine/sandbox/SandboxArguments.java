package io.parkcloud.engine.sandbox;

import io.parkcloud.workloads.spi.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What bubblewrap is told. Given by file, not by command line, because the environment may hold secrets.
 *
 * @see <a href="https://manpages.debian.org/bookworm/bubblewrap/bwrap.1.en.html">bwrap(1)</a>
 */
public final class SandboxArguments {

    private static final String TMP_BYTES = Integer.toString(256 << 20);

    /** Host configuration without secrets that programs under /usr look for. */
    private static final List<String> SHARED_CONFIGURATION =
            List.of("/etc/alternatives", "/etc/ssl/certs", "/etc/fonts", "/etc/ld.so.cache", "/etc/mime.types");

    private SandboxArguments() {}

    /** What every sandbox of this box has: no privileges, the system's programs to read, a /tmp of its own. */
    public static List<String> common(String host) {
        var args = new ArrayList<String>();
        args.addAll(List.of("--unshare-user", "--disable-userns", "--unshare-pid", "--unshare-ipc", "--unshare-uts"));
        args.addAll(List.of("--unshare-cgroup-try", "--cap-drop", "ALL", "--die-with-parent", "--new-session"));
        args.addAll(List.of("--hostname", host, "--ro-bind", "/usr", "/usr"));
        for (var folder : List.of("lib", "lib64", "bin", "sbin")) {
            args.addAll(List.of("--symlink", "usr/" + folder, "/" + folder));
        }
        args.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        args.addAll(List.of("--size", TMP_BYTES, "--tmpfs", "/tmp"));
        args.addAll(List.of("--dir", "/etc", "--dir", "/var", "--symlink", "../tmp", "/var/tmp"));
        for (var path : SHARED_CONFIGURATION) {
            args.addAll(List.of("--ro-bind-try", path, path));
        }
        for (var path : javaFolders()) {
            args.addAll(List.of("--ro-bind-try", path, path));
        }
        return args;
    }

    /** The distribution's Java runtimes link their configuration to folders under /etc. */
    private static List<String> javaFolders() {
        try (var folders = Files.list(Path.of("/etc"))) {
            return folders.map(Path::toString)
                    .filter(name -> name.matches("/etc/java-\\d+-openjdk"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing /etc", e);
        }
    }

    /** @param mounts where the run script binds the workload's folders */
    static List<String> of(Workload workload, Workload.Command command, Path mounts, String host) {
        var args = new ArrayList<>(common(host));
        for (var file : List.of("passwd", "group", "hosts", "resolv.conf", "nsswitch.conf")) {
            args.addAll(List.of("--ro-bind", mounts.resolve("etc").resolve(file).toString(), "/etc/" + file));
        }
        args.addAll(List.of("--bind", mounts.resolve("data").toString(), "/data"));
        args.addAll(List.of("--ro-bind", mounts.resolve("files").toString(), "/files", "--dir", "/artifacts"));
        for (var artifact : workload.artifacts()) {
            var source = mounts.resolve("artifacts").resolve(artifact.name());
            args.addAll(List.of("--ro-bind", source.toString(), "/artifacts/" + artifact.name()));
        }
        args.addAll(List.of("--chdir", "/data", "--clearenv"));
        environment(command).forEach((name, value) -> args.addAll(List.of("--setenv", name, value)));
        return args;
    }

    static SortedMap<String, String> environment(Workload.Command command) {
        var environment = new TreeMap<String, String>();
        environment.put("PATH", "/usr/bin:/usr/sbin");
        environment.put("HOME", "/data");
        environment.put("USER", "workload");
        environment.put("LANG", "C.UTF-8");
        environment.putAll(command.environment());
        return environment;
    }
}

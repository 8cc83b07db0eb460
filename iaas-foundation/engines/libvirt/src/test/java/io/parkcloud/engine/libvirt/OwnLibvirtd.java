package io.parkcloud.engine.libvirt;

import io.parkcloud.engine.local.tool.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.libvirt.LibvirtException;

/**
 * A libvirtd of a test's own, in a mount namespace where libvirt's folders are the test's, so that it never meets another
 * one on the same machine. Ends its guests and itself.
 */
final class OwnLibvirtd implements AutoCloseable {

    private static final List<String> FOLDERS = List.of("etc", "run", "var", "cache", "log");

    private final Path root;
    private Process daemon;

    OwnLibvirtd(Path root) throws IOException {
        this.root = root;
        for (var folder : FOLDERS) {
            Files.createDirectories(root.resolve(folder));
        }
        for (var folder :
                List.of("/etc/libvirt", "/run/libvirt", "/var/lib/libvirt", "/var/cache/libvirt", "/var/log/libvirt")) {
            Files.createDirectories(Path.of(folder));
        }
        Files.createDirectories(root.resolve("etc/qemu"));
        Files.writeString(root.resolve("etc/qemu.conf"), """
                user="root"
                group="root"
                dynamic_ownership=0
                remember_owner=0
                security_driver="none"
                cgroup_controllers=[]
                namespaces=[]
                stdio_handler="file"
                """);
        Files.writeString(
                root.resolve("etc/libvirtd.conf"),
                "auth_unix_rw=\"none\"\nauth_unix_ro=\"none\"\nunix_sock_rw_perms=\"0700\"\n");
        daemon = launch();
    }

    String uri() {
        return "qemu+unix:///system?socket=" + root.resolve("run/libvirt-sock");
    }

    void kill() {
        daemon.destroyForcibly().onExit().join();
    }

    void restart() throws IOException {
        daemon = launch();
    }

    long pidOfGuest(String name) throws IOException {
        return Long.parseLong(
                Files.readString(root.resolve("run/qemu/" + name + ".pid")).strip());
    }

    @Override
    public void close() throws IOException {
        var guests = root.resolve("run/qemu");
        if (Files.isDirectory(guests)) {
            try (var files = Files.newDirectoryStream(guests, "*.pid")) {
                for (var file : files) {
                    ProcessHandle.of(Long.parseLong(Files.readString(file).strip()))
                            .ifPresent(ProcessHandle::destroyForcibly);
                }
            }
        }
        kill();
    }

    private Process launch() throws IOException {
        var mounts = """
                cd "$1"
                mount --bind etc /etc/libvirt && mount --bind run /run/libvirt && mount --bind var /var/lib/libvirt &&
                mount --bind cache /var/cache/libvirt && mount --bind log /var/log/libvirt &&
                exec /usr/sbin/libvirtd -p /run/libvirt/libvirtd.pid
                """;
        var process = new ProcessBuilder(
                        "unshare", "-m", "--propagation", "private", "sh", "-c", mounts, "sh", root.toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("libvirtd.log").toFile())
                .start();
        var commands = new Commands(Duration.ofSeconds(5));
        Awaitility.await("libvirtd answers")
                .atMost(Duration.ofSeconds(20))
                .until(() -> commands.run("virsh", "-q", "-c", uri(), "uri").ok());
        return process;
    }

    /** Whether libvirtd answers. */
    static boolean answers(String uri) {
        try {
            return new LibvirtConnection(uri).close() >= 0;
        } catch (LibvirtException dead) {
            return false;
        }
    }
}

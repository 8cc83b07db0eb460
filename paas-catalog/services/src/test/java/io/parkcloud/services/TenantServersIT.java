package io.parkcloud.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.parkcloud.engine.ovn.OvnAutoConfiguration;
import io.parkcloud.engine.sandbox.SandboxAutoConfiguration;
import io.parkcloud.kernel.ResourceId;
import io.parkcloud.workloads.application.ApplicationSpec;
import io.parkcloud.workloads.application.ApplicationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two tenants' networks with the same addresses; in one of them real servers and a program bound to them. */
final class TenantServersIT {

    private static RealBox box;
    private static Platform platform;

    @BeforeAll
    static void open() throws IOException {
        box = new RealBox();
        platform = new Platform(box.properties(), OvnAutoConfiguration.class, SandboxAutoConfiguration.class);
        GreeterProgram.pack(box.home().resolve("artifacts/greeter.jar"));
    }

    @AfterAll
    static void close() {
        if (platform != null) {
            platform.close();
        }
        if (box != null) {
            box.close();
        }
    }

    private static ResourceId order(String name, ServiceClass service, Net net, Map<String, String> parameters) {
        return platform.create(
                name,
                new ServiceInstanceSpec(service, Optional.empty(), Optional.empty(), net.attachment(), parameters));
    }

    private static ApplicationStatus serving(ResourceId application) {
        return (ApplicationStatus)
                platform.ready(ApplicationSpec.class, application).observed();
    }

    private static ServiceInstanceStatus running(ResourceId service) {
        return (ServiceInstanceStatus)
                platform.ready(ServiceInstanceSpec.class, service).observed();
    }

    @Test
    void aTenantGetsItsServersAndNobodyElseDoes() throws IOException {
        var bureau = Net.make(platform, "bureau");
        var park = Net.make(platform, "park");
        var mysql = order("db", ServiceClass.MYSQL, bureau, Map.of("max_connections", "77"));
        var redis = order("cache", ServiceClass.REDIS, bureau, Map.of("maxmemory-policy", "allkeys-lru"));
        running(mysql);
        running(redis);
        var program = platform.create("greeter", greeter(bureau, mysql));
        var stranger = platform.create("stranger", greeter(park, null));
        var seen = serving(program);
        var inside = seen.copies().getFirst().replica();
        var outside = serving(stranger).copies().getFirst().replica();
        running(redis);

        var greeting = from(inside, "curl", "-s", "http://" + seen.address().orElseThrow() + ":8080/");
        assertThat(greeting)
                .contains("url=jdbc:mysql://" + running(mysql).host().orElseThrow() + ":3306/app", "database=reached");

        query(inside, mysql, "create table kept (n int primary key) engine=innodb; insert into kept values (42)");
        assertThat(query(inside, mysql, "select n, @@max_connections from kept"))
                .contains("42\t77");
        assertThat(redisSays(inside, redis, "set", "colour", "green")).isEqualTo("OK");
        assertThat(query(outside, mysql, "select 1")).contains("ERROR");

        kill(mysql, "mariadbd");
        kill(redis, "redis-server");
        platform.eventually(
                ServiceInstanceSpec.class,
                mysql,
                now -> now.orElseThrow().observed() instanceof ServiceInstanceStatus s
                        && s.restarts() == 1
                        && s.state() == ServiceInstanceStatus.State.RUNNING);
        assertThat(query(inside, mysql, "select n from kept")).contains("42");
        assertThat(redisSays(inside, redis, "get", "colour")).isEqualTo("green");

        remove(program, stranger, mysql, redis);
        bureau.remove();
        park.remove();
        assertNothingRuns();
    }

    private static void assertNothingRuns() throws IOException {
        assertThat(RealBox.output("ip", "netns", "list")).doesNotContain(box.setting("INSTALLATION"));
        try (var left = Files.list(box.home().resolve("workloads"))) {
            assertThat(left.map(path -> path.getFileName().toString())).allMatch(name -> name.startsWith("."));
        }
    }

    private static void remove(ResourceId program, ResourceId stranger, ResourceId mysql, ResourceId redis) {
        platform.delete(ApplicationSpec.class, program);
        platform.delete(ApplicationSpec.class, stranger);
        platform.gone(ApplicationSpec.class, program);
        platform.gone(ApplicationSpec.class, stranger);
        platform.delete(ServiceInstanceSpec.class, mysql);
        platform.delete(ServiceInstanceSpec.class, redis);
        platform.gone(ServiceInstanceSpec.class, mysql);
        platform.gone(ServiceInstanceSpec.class, redis);
    }

    private static ApplicationSpec greeter(Net net, @Nullable ResourceId mysql) {
        return new ApplicationSpec(
                "greeter",
                net.attachment(),
                8080,
                Optional.of("/"),
                128,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                mysql == null ? Map.of() : Map.of("URL", "jdbc:mysql://$(db.host):$(db.port)/$(db.database)"),
                mysql == null ? Map.of() : Map.of("db", mysql),
                List.of(),
                List.of());
    }

    /** What a program says when it runs in the network of a workload. */
    private static String from(ResourceId workload, String... command) {
        var all = new ArrayList<>(List.of("nsenter", "--net=" + namespace(workload)));
        all.addAll(List.of(command));
        return RealBox.output(all.toArray(String[]::new));
    }

    private static Path namespace(ResourceId workload) {
        return Path.of("/run/netns", "pc" + box.setting("INSTALLATION") + "-" + workload.shortName(12));
    }

    private static String query(ResourceId from, ResourceId mysql, String sql) throws IOException {
        var credentials = platform.credentials(mysql);
        var file = Files.createTempFile(box.home(), "client", ".cnf");
        Files.writeString(
                file,
                "[client]\nhost=%s\nport=%s\nuser=%s\npassword=%s\n"
                        .formatted(
                                credentials.get("host"),
                                credentials.get("port"),
                                credentials.get("user"),
                                credentials.get("password")));
        try {
            return from(from, "mariadb", "--defaults-file=" + file, "--connect-timeout=2", "-N", "-e", sql, "app");
        } finally {
            Files.delete(file);
        }
    }

    private static String redisSays(ResourceId from, ResourceId redis, String... words) {
        var credentials = platform.credentials(redis);
        var all = new ArrayList<>(List.of(
                "env",
                "REDISCLI_AUTH=" + credentials.get("password"),
                "redis-cli",
                "-h",
                String.valueOf(credentials.get("host"))));
        all.addAll(List.of(words));
        return from(from, all.toArray(String[]::new));
    }

    /** Ends the server of that name in the workload's network the hard way. */
    private static void kill(ResourceId workload, String program) throws IOException {
        for (var pid : RealBox.output(
                        "ip", "netns", "pids", namespace(workload).getFileName().toString())
                .lines()
                .toList()) {
            if (Files.readString(Path.of("/proc", pid, "comm")).strip().equals(program)) {
                RealBox.output("kill", "-KILL", pid);
            }
        }
    }
}

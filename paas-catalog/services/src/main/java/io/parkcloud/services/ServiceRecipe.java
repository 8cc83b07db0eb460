package io.parkcloud.services;

import io.parkcloud.workloads.spi.HealthProbe;
import io.parkcloud.workloads.spi.HealthProbe.Question;
import io.parkcloud.workloads.spi.SandboxFile;
import io.parkcloud.workloads.spi.Workload.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a class of service becomes a process: command, files, probe. Pure. The password is in files and environments, never in
 * arguments. A server listens on all addresses: it has a network stack of its own, and who reaches that is for the network to
 * say.
 *
 * @param port on which it listens
 */
record ServiceRecipe(int port, Command command, Optional<Command> init, List<SandboxFile> files, HealthProbe health) {

    static final String DATABASE = "app";
    static final String USER = "app";
    private static final int MYSQL_PORT = 3306;
    private static final int REDIS_PORT = 6379;
    private static final String ANY = "0.0.0.0";
    private static final String LOOPBACK = "127.0.0.1";

    static ServiceRecipe of(ServiceInstanceSpec spec, String password) {
        return switch (spec.service()) {
            case MYSQL -> mysql(spec, password);
            case REDIS -> redis(spec, password);
        };
    }

    static int port(ServiceClass service) {
        return switch (service) {
            case MYSQL -> MYSQL_PORT;
            case REDIS -> REDIS_PORT;
        };
    }

    /** The user name that goes with the password. */
    static String user(ServiceClass service) {
        return switch (service) {
            case MYSQL -> USER;
            case REDIS -> "default";
        };
    }

    /** The server's administrator account is bound to an operating-system user that the sandbox does not have. */
    private static final Command MYSQL_INIT = Command.of(
            "mariadb-install-db",
            "--no-defaults",
            "--basedir=/usr",
            "--datadir=/data/db",
            "--auth-root-authentication-method=socket",
            "--auth-root-socket-user=root",
            "--skip-test-db",
            "--skip-name-resolve",
            "--force");

    private static ServiceRecipe mysql(ServiceInstanceSpec spec, String password) {
        var client =
                "[client]\nhost=%s\nport=%d\nuser=%s\npassword=%s\n".formatted(LOOPBACK, MYSQL_PORT, USER, password);
        var probe = Command.of(
                "mariadb", "--defaults-file=/files/client.cnf", "--connect-timeout=2", "-e", "select 1", DATABASE);
        return new ServiceRecipe(
                MYSQL_PORT,
                Command.of("mariadbd", "--defaults-file=/files/server.cnf"),
                Optional.of(MYSQL_INIT),
                List.of(
                        SandboxFile.text("server.cnf", mysqlConfiguration(spec) + lines(spec, "=")),
                        SandboxFile.secret("init.sql", accounts(password)),
                        SandboxFile.secret("client.cnf", client)),
                probe(probe));
    }

    private static String mysqlConfiguration(ServiceInstanceSpec spec) {
        long pool = spec.size().memory(spec.service()).toMiB() / 3;
        return """
                [mariadbd]
                basedir=/usr
                datadir=/data/db
                socket=/tmp/mariadbd.sock
                pid-file=/tmp/mariadbd.pid
                tmpdir=/tmp
                bind-address=%s
                port=%d
                skip-name-resolve
                init-file=/files/init.sql
                character-set-server=utf8mb4
                innodb-buffer-pool-size=%dM
                innodb-flush-log-at-trx-commit=1
                performance-schema=OFF
                skip-log-bin
                local-infile=OFF
                """.formatted(ANY, MYSQL_PORT, pool);
    }

    /** Run at every start, so that a lost account is back after a restart. */
    private static String accounts(String password) {
        return """
                CREATE DATABASE IF NOT EXISTS `%1$s` CHARACTER SET utf8mb4;
                CREATE USER IF NOT EXISTS '%2$s'@'%%' IDENTIFIED BY '%3$s';
                ALTER USER '%2$s'@'%%' IDENTIFIED BY '%3$s';
                GRANT ALL ON `%1$s`.* TO '%2$s'@'%%';
                """.formatted(DATABASE, USER, password);
    }

    private static ServiceRecipe redis(ServiceInstanceSpec spec, String password) {
        long limit = spec.size().memory(spec.service()).toMiB() * 3 / 4;
        var server = """
                bind %s
                port %d
                requirepass %s
                dir /data
                appendonly yes
                save ""
                maxmemory %dmb
                daemonize no
                enable-debug-command no
                enable-module-command no
                """.formatted(ANY, REDIS_PORT, password, limit);
        var probe = new Command(
                List.of("sh", "-c", "[ \"$(redis-cli -h \"$0\" ping)\" = PONG ]", LOOPBACK),
                Map.of("REDISCLI_AUTH", password));
        return new ServiceRecipe(
                REDIS_PORT,
                Command.of("redis-server", "/files/redis.conf"),
                Optional.empty(),
                List.of(SandboxFile.secret("redis.conf", server + lines(spec, " "))),
                probe(probe));
    }

    private static HealthProbe probe(Command command) {
        return new HealthProbe(new Question.Exec(command), Duration.ofSeconds(5), Duration.ofSeconds(4), 1, 3);
    }

    private static String lines(ServiceInstanceSpec spec, String between) {
        return new TreeMap<>(spec.parameters())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + between + entry.getValue() + "\n")
                        .collect(Collectors.joining());
    }
}

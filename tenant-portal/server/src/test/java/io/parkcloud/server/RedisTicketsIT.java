package io.parkcloud.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.parkcloud.compute.console.TicketShelf.AwayException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Of all replicas that take a ticket from Redis at once one gets it, and without Redis none is told anything. */
class RedisTicketsIT {

    @Test
    void oneOfManyGetsItAndNobodyWhenRedisIsAway(@TempDir Path folder) throws Exception {
        int port = freePort();
        var redis = redis(port, folder);
        var one = connection(port);
        var other = connection(port);
        try {
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> answers(one));
            var replicas = new RedisTickets[] {new RedisTickets(one), new RedisTickets(other)};
            for (int round = 0; round < 50; round++) {
                var ticket = "s" + round;
                replicas[0].put(ticket, "content " + round, Duration.ofSeconds(30));
                var takers = new ArrayList<Callable<Boolean>>();
                for (int i = 0; i < 8; i++) {
                    var replica = replicas[i % 2];
                    takers.add(() -> replica.take(ticket)
                            .filter(("content " + ticket.substring(1))::equals)
                            .isPresent());
                }
                assertThat(together(takers)).as(ticket).isEqualTo(1);
            }
            replicas[0].put("short", "x", Duration.ofMillis(50));
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> keys(one) == 0);
            assertThat(replicas[1].take("short")).isEmpty();

            redis.destroy();
            redis.waitFor();
            assertThatExceptionOfType(AwayException.class).isThrownBy(() -> replicas[0].take("s1"));
            assertThatExceptionOfType(AwayException.class)
                    .isThrownBy(() -> replicas[1].put("s1", "x", Duration.ofSeconds(30)));
        } finally {
            one.destroy();
            other.destroy();
            redis.destroy();
            redis.waitFor();
        }
    }

    private static long together(List<Callable<Boolean>> takers) throws Exception {
        long got = 0;
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var taken : pool.invokeAll(takers)) {
                got += taken.get() ? 1 : 0;
            }
        }
        return got;
    }

    private static boolean answers(LettuceConnectionFactory redis) {
        try (var connection = redis.getConnection()) {
            return connection.ping() != null;
        } catch (org.springframework.dao.DataAccessException notYet) {
            return false;
        }
    }

    private static long keys(LettuceConnectionFactory redis) {
        try (var connection = redis.getConnection()) {
            return java.util.Objects.requireNonNull(connection.serverCommands().dbSize());
        }
    }

    private static LettuceConnectionFactory connection(int port) {
        var factory = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", port),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(2))
                        .build());
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    private static Process redis(int port, Path folder) throws IOException {
        return new ProcessBuilder(
                        "redis-server",
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

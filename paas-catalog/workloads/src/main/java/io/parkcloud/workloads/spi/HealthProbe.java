package io.parkcloud.workloads.spi;

import java.time.Duration;

/**
 * How to see that a workload does its work. Probes come from inside its own network.
 *
 * @param question  what is asked
 * @param interval  between two probes of a healthy workload; one that is not yet healthy is asked more often
 * @param timeout   an answer later than this is none
 * @param successes in a row that make it healthy
 * @param failures  in a row that make it unhealthy
 */
public record HealthProbe(Question question, Duration interval, Duration timeout, int successes, int failures) {

    public HealthProbe {
        if (interval.toMillis() < 100 || timeout.toMillis() < 100 || successes < 1 || failures < 1) {
            throw new IllegalArgumentException("a probe needs an interval and a timeout of 100 ms and thresholds of 1"
                    + " or more, was " + interval + ", " + timeout + ", " + successes + ", " + failures);
        }
    }

    /** Every 5 s, 2 s for an answer, healthy after one success, unhealthy after three failures. */
    public static HealthProbe of(Question question) {
        return new HealthProbe(question, Duration.ofSeconds(5), Duration.ofSeconds(2), 1, 3);
    }

    /** One way to ask. */
    public sealed interface Question {

        /** A connection to the workload's address is accepted. */
        record Tcp(int port) implements Question {}

        /** A GET is answered with a status below 400. @param path begins with a slash */
        record Http(int port, String path) implements Question {
            public Http {
                if (!path.matches("/[!-~]*")) {
                    throw new IllegalArgumentException("not a path of a URL: " + path);
                }
            }
        }

        /** A program run beside the workload, in its sandbox, ends with 0. */
        record Exec(Workload.Command command) implements Question {}
    }
}

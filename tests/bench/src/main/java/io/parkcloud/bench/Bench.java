package io.parkcloud.bench;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code parkcloud bench NAME}: measures, prints, and ends with 1 if a target was missed. */
@Command(name = "bench", description = "Measures what the platform can do.", mixinStandardHelpOptions = true)
final class Bench implements Callable<Integer> {

    private enum Output {
        table,
        json
    }

    private enum Name {
        control_plane,
        guest,
        hall,
        portal;

        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    @Parameters(index = "0", description = "${COMPLETION-CANDIDATES}")
    private Name name = Name.control_plane;

    @Option(names = "--output", description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless told")
    private Output output = Output.table;

    @Option(names = "--runs", description = "measured runs, of which the median counts; ${DEFAULT-VALUE}")
    private int runs = 3;

    @Option(names = "--instances", description = "of one run; ${DEFAULT-VALUE}")
    private int instances = 2_000;

    @Option(names = "--rows", description = "instances in the long list; ${DEFAULT-VALUE}")
    private int rows = 100_000;

    @Option(names = "--starts", description = "of the platform, of which the median counts; ${DEFAULT-VALUE}")
    private int starts = 3;

    @Option(names = "--sessions", description = "citizens who browse the hall; ${DEFAULT-VALUE}")
    private int sessions = 2_000;

    /** A little above the target, so that a form in hand at a window's edge does not decide. */
    @Option(names = "--submissions", description = "forms sent to the hall in a second; ${DEFAULT-VALUE}")
    private double submissions = 51;

    @Option(names = "--server", required = true, description = "the platform's jar")
    private Path server = Path.of(".");

    @Option(names = "--hall", required = true, description = "the service hall's jar")
    private Path hall = Path.of(".");

    @Option(names = "--browser", required = true, description = "what drives a browser (portal)")
    private Path browser = Path.of(".");

    @Option(names = "--home", required = true, description = "state of a running platform with real engines (guest)")
    private Path home = Path.of(".");

    @Option(names = "--box", required = true, description = "the command that starts and stops its services (guest)")
    private Path box = Path.of(".");

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .registerConverter(Name.class, text -> Name.valueOf(text.replace('-', '_')))
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var machine = Machine.now();
        var report =
                switch (name) {
                    case control_plane ->
                        new ControlPlaneBench(server, new ControlPlaneBench.Size(instances, runs, rows, starts))
                                .run(machine.memory_mib());
                    case portal -> new PortalBench(server, browser, rows, runs).run(machine.memory_mib());
                    case hall -> new HallBench(hall, new Town.Size(sessions, submissions), runs).run();
                    case guest -> new GuestBench(new Box(home, box), runs).run();
                };
        report.print(machine, output == Output.json, System.out);
        return report.metrics().stream().allMatch(Metric::ok) ? 0 : 1;
    }
}

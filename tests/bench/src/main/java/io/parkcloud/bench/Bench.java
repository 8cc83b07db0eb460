package io.parkcloud.bench;

import java.io.IOException;
import java.nio.file.Files;
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
        fhir,
        guest,
        hall,
        journey,
        pipeline,
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

    @Option(names = "--apps", required = true, description = "folder of the industries' programs (fhir, hall, journey)")
    private Path apps = Path.of(".");

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
                    case pipeline -> new PipelineBench(server, runs).run();
                    case portal -> new PortalBench(server, browser, rows, runs).run(machine.memory_mib());
                    case fhir -> new FhirBench(app("healthcare"), runs).run();
                    case hall -> new HallBench(app("service-hall"), new Town.Size(sessions, submissions), runs).run();
                    case journey -> new JourneyBench(app("traffic"), runs).run();
                    case guest -> new GuestBench(new Box(home, box), runs).run();
                };
        report.print(machine, output == Output.json, System.out);
        return report.metrics().stream().allMatch(Metric::ok) ? 0 : 1;
    }

    /** The packed program of an industry, as the build left it. */
    private Path app(String program) throws IOException {
        try (var jars =
                Files.newDirectoryStream(apps.resolve(program).resolve("target"), "parkcloud-" + program + "-*.jar")) {
            return jars.iterator().next();
        }
    }
}

package io.parkcloud.cli.command;

import io.parkcloud.cli.Api;
import io.parkcloud.cli.CliException;
import io.parkcloud.cli.Terminal;
import io.parkcloud.cli.Waiting;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Verbs that remove, wait and watch. */
final class ChangeCommands {

    private ChangeCommands() {}

    /** Removes. */
    @Command(name = "delete", description = "Remove a resource")
    static final class Delete implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Parameters(index = "0")
        String kind = "";

        @Parameters(index = "1")
        String name = "";

        @Option(names = "--yes", description = "do not ask")
        boolean yes;

        @Option(names = "--wait", description = "until nothing of it is left")
        boolean wait;

        @Option(names = "--timeout", description = "longest wait (default: 5m)")
        String timeout = "5m";

        @Override
        public Integer call() {
            var path = common.path(kind, name);
            common.api().get(path);
            if (!yes) {
                confirm();
            }
            Api.insist(() -> common.api().delete(path, common.api().get(path).etag()));
            var said = kind + " " + name + " is being removed";
            if (wait) {
                said = Waiting.until(Waiting.duration(timeout), "the end of " + name, gone(common, path));
            }
            common.out().println(said);
            return 0;
        }

        private void confirm() {
            var answer = Terminal.ask("Remove " + kind + " " + name + " for good? Write its name: ")
                    .orElseThrow(() -> CliException.usage("there is no terminal to ask at; use --yes"));
            if (!name.equals(answer)) {
                throw CliException.usage("not removed");
            }
        }
    }

    /** Waits. */
    @Command(name = "wait", description = "Wait until a resource is ready, or gone")
    static final class Wait implements Callable<Integer> {
        /** What can be waited for. */
        enum Goal {
            Ready,
            Deleted
        }

        @Mixin
        Common common = new Common();

        @Parameters(index = "0")
        String kind = "";

        @Parameters(index = "1")
        String name = "";

        @Option(names = "--for", description = "Ready or Deleted (default: Ready)")
        Goal goal = Goal.Ready;

        @Option(names = "--timeout", description = "90s, 5m, 1h (default: 5m)")
        String timeout = "5m";

        @Override
        public Integer call() {
            var path = common.path(kind, name);
            var look = goal == Goal.Ready ? ready(path) : gone(common, path);
            var said = Waiting.until(Waiting.duration(timeout), goal + " of " + kind + " " + name, look);
            common.out().println(said);
            return 0;
        }

        private Supplier<Optional<String>> ready(String path) {
            return () -> {
                var one = common.api().get(path).body();
                if (Resources.phase(one).equals("Failed")) {
                    throw CliException.refused(kind + " " + name + " has failed:" + Resources.conditions(one));
                }
                return Resources.ready(one) ? Optional.of(kind + " " + name + " is ready") : Optional.empty();
            };
        }
    }

    private static Supplier<Optional<String>> gone(Common common, String path) {
        return () -> common.api().find(path).isPresent() ? Optional.empty() : Optional.of("it is gone");
    }

    /** Watches. */
    @Command(name = "watch", description = "Tell what changes, as it changes; survives the platform's restart")
    static final class Watch implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Parameters(index = "0", arity = "0..1", description = "only this kind")
        String kind = "";

        @Option(names = "--from", description = "position of the last event seen (default: from now on)")
        long from = -1;

        @Override
        public Integer call() {
            var wanted = kind.isEmpty() ? null : common.kinds().named(kind);
            if (wanted != null && wanted.scope().equals("Tenant")) {
                throw CliException.usage(
                        "organisations have no event stream; watch a project's or the platform's kinds");
            }
            var path = wanted != null && wanted.scope().equals("Platform")
                    ? "/api/v1/events"
                    : "/api/v1/projects/" + common.kinds().project(common.project) + "/events";
            var only = wanted == null ? "" : wanted.singular();
            long[] position = {from};
            while (true) {
                try (var lines = common.api().events(path, position[0])) {
                    lines.forEach(line -> line(line, only, position));
                } catch (java.io.UncheckedIOException cut) {
                    common.out().flush();
                }
                Waiting.until(Waiting.duration("1h"), "the platform", this::back);
            }
        }

        private Optional<String> back() {
            try {
                common.api().get("/api/v1/me");
                return Optional.of("");
            } catch (CliException away) {
                if (away.exitCode() == CliException.UNREACHABLE) {
                    return Optional.empty();
                }
                throw away;
            }
        }

        private void line(String line, String only, long[] position) {
            if (line.startsWith("id:")) {
                position[0] = Long.parseLong(line.substring(3).strip());
            } else if (line.startsWith("data:")) {
                var event = Api.JSON.readTree(line.substring(5));
                if (only.isEmpty() || event.path("kind").asString("").equals(only)) {
                    show(event);
                }
            }
        }

        private void show(JsonNode event) {
            if (common.json()) {
                common.out().println(event);
            } else {
                common.out()
                        .printf(
                                "%s  %-10s %-18s %s%n",
                                java.time.Instant.ofEpochMilli(event.path("at").asLong()),
                                event.path("type").asString(""),
                                event.path("kind").asString(""),
                                event.path("name").asString(""));
            }
            common.out().flush();
        }
    }
}

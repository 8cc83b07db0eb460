package io.parkcloud.cli.command;

import io.parkcloud.cli.Api;
import io.parkcloud.cli.CliException;
import io.parkcloud.cli.Kinds;
import io.parkcloud.cli.Table;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Verbs that only look. */
final class ReadCommands {

    private ReadCommands() {}

    /** Lists or gets. */
    @Command(name = "get", description = "List resources of a kind, or get one")
    static final class Get implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Parameters(index = "0", description = "kind: singular, plural, or the beginning of it")
        String kind = "";

        @Parameters(index = "1", arity = "0..1", description = "name or id")
        @Nullable
        String name;

        @Option(names = "--phase", description = "Pending, Ready, Failed or Deleting")
        @Nullable
        String phase;

        @Option(names = "--limit", description = "at most so many (default: 200)")
        int limit = 200;

        @Override
        public Integer call() {
            if (name != null) {
                var one = common.api().get(common.path(kind, name)).body();
                show(List.of(one), one);
            } else {
                var query =
                        "?limit=" + Math.clamp(limit, 1, 200) + (phase == null ? "" : "&phase=" + Api.encode(phase));
                var items = common.api().all(common.path(kind) + query, limit);
                var array = Api.JSON.createArrayNode();
                items.forEach(array::add);
                show(items, array);
            }
            return 0;
        }

        private void show(List<JsonNode> items, JsonNode json) {
            if (common.json()) {
                common.print(json);
            } else {
                Resources.table(items).print(common.out());
            }
        }
    }

    /** Tells all about one. */
    @Command(
            name = "describe",
            description = "Everything about one resource: spec, status, conditions, last operations")
    static final class Describe implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Parameters(index = "0")
        String kind = "";

        @Parameters(index = "1")
        String name = "";

        @Override
        public Integer call() {
            var one = common.api().get(common.path(kind, name)).body();
            if (common.json()) {
                common.print(one);
                return 0;
            }
            Resources.table(List.of(one)).print(common.out());
            common.out().println("\nspec:");
            common.print(one.path("spec"));
            common.out().println("\nobserved:");
            common.print(one.path("status").path("observed"));
            common.out().println("\nconditions:" + Resources.conditions(one));
            if (common.kinds().named(kind).scope().equals("Project")) {
                var operations = common.api()
                        .get("/api/v1/projects/" + common.kinds().project(common.project)
                                + "/operations?limit=5&target="
                                + one.path("metadata").path("id").asString())
                        .body();
                common.out().println("\noperations:");
                Operations.table(operations.path("items")).print(common.out());
            }
            return 0;
        }
    }

    /** What is going on. */
    @Command(name = "operations", description = "The newest operations of the project")
    static final class Operations implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Option(names = "--limit", description = "at most so many (default: 20)")
        int limit = 20;

        @Override
        public Integer call() {
            var body = common.api()
                    .get("/api/v1/projects/" + common.kinds().project(common.project) + "/operations?limit=" + limit)
                    .body();
            if (common.json()) {
                common.print(body.path("items"));
            } else {
                table(body.path("items")).print(common.out());
            }
            return 0;
        }

        static Table table(JsonNode operations) {
            var table = new Table("STATE", "VERB", "KIND", "NAME", "STEP", "BY", "AGE");
            for (var operation : operations) {
                var steps = operation.path("steps");
                table.row(
                        operation.path("state").asString(""),
                        operation.path("verb").asString(""),
                        operation.path("target").path("kind").asString(""),
                        operation.path("target").path("name").asString(""),
                        steps.isEmpty()
                                ? ""
                                : steps.get(steps.size() - 1).path("name").asString(""),
                        operation.path("requester").asString(""),
                        Resources.age(operation.path("createdAt").asString("")));
            }
            return table;
        }
    }

    /** Limits. */
    @Command(name = "quota", description = "Limits of the project and what is taken of them")
    static final class Quota implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Option(names = "--tenant", description = "of the whole organisation")
        boolean tenant;

        @Override
        public Integer call() {
            var lines = common.api().get(scope(common, tenant) + "/quota").body();
            if (common.json()) {
                common.print(lines);
                return 0;
            }
            var table = new Table("METRIC", "USED", "RESERVED", "LIMIT");
            for (var line : lines) {
                table.row(
                        line.path("metric").asString(""),
                        line.path("used").asString("0"),
                        line.path("reserved").asString("0"),
                        line.path("limit").isNumber() ? line.path("limit").asString() : "none");
            }
            table.print(common.out());
            return 0;
        }
    }

    /** What was used. */
    @Command(name = "usage", description = "What was used from when to when, newest first")
    static final class Usage implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Option(names = "--tenant", description = "of the whole organisation")
        boolean tenant;

        @Option(names = "--limit", description = "at most so many (default: 50)")
        int limit = 50;

        @Override
        public Integer call() {
            var lines = common.api()
                    .get(scope(common, tenant) + "/usage?limit=" + limit)
                    .body();
            if (common.json()) {
                common.print(lines);
                return 0;
            }
            var table = new Table("KIND", "NAME", "METRIC", "AMOUNT", "FROM", "TO");
            for (var line : lines) {
                table.row(
                        line.path("kind").asString(""),
                        line.path("name").asString(""),
                        line.path("metric").asString(""),
                        line.path("amount").asString(""),
                        moment(line.path("startedAt")),
                        moment(line.path("endedAt")));
            }
            table.print(common.out());
            return 0;
        }
    }

    /** Who am I. */
    @Command(name = "whoami", description = "Who is signed in, where")
    static final class WhoAmI implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Override
        public Integer call() {
            var me = common.api().get("/api/v1/me").body();
            if (common.json()) {
                common.print(me);
                return 0;
            }
            new Table("USER", "NAME", "ORGANISATION", "ROLES", "PROJECTS")
                    .row(
                            me.path("name").asString(""),
                            me.path("displayName").asString(""),
                            me.path("tenant").path("name").asString(""),
                            StreamSupport.stream(me.path("roles").spliterator(), false)
                                    .map(JsonNode::asString)
                                    .collect(Collectors.joining(",")),
                            StreamSupport.stream(me.path("projects").spliterator(), false)
                                    .map(p -> p.path("name").asString())
                                    .collect(Collectors.joining(",")))
                    .print(common.out());
            return 0;
        }
    }

    /** A guest's console. */
    @Command(
            name = "console",
            description = "Print what an instance has written to its serial console, or where its screen is")
    static final class Console implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Parameters(index = "0", description = "name or id of the instance")
        String instance = "";

        @Option(
                names = "--screen",
                description = "print the WebSocket of its screen instead (RFB); good once, for half a minute")
        boolean screen;

        @Override
        public Integer call() {
            return screen ? screen() : serial();
        }

        private int screen() {
            var api = common.api();
            var answer = api.post(common.path("Instance", instance) + ":console", Api.JSON.createObjectNode())
                    .body();
            if (common.json()) {
                common.print(answer);
            } else {
                common.out().println(api.webSocket(answer.path("path").asString("")));
            }
            return 0;
        }

        private int serial() {
            var answer = common.api()
                    .post(common.path("Instance", instance) + ":serial-log", Api.JSON.createObjectNode())
                    .body();
            if (common.json()) {
                common.print(answer);
                return 0;
            }
            if (!answer.has("text")) {
                throw CliException.refused("the platform answered without a text: " + answer);
            }
            common.out().print(answer.path("text").asString(""));
            common.out().flush();
            return 0;
        }
    }

    private static String scope(Common common, boolean tenant) {
        Kinds kinds = common.kinds();
        return tenant ? "/api/v1/tenants/" + kinds.tenant() : "/api/v1/projects/" + kinds.project(common.project);
    }

    private static String moment(JsonNode millis) {
        return millis.isNumber()
                ? java.time.Instant.ofEpochMilli(millis.asLong())
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                        .toString()
                : "now";
    }
}

package io.parkcloud.cli.command;

import io.parkcloud.cli.Api;
import io.parkcloud.cli.CliException;
import io.parkcloud.cli.Table;
import io.parkcloud.cli.Waiting;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Industry templates: what there are, what they would do, and doing it. */
@Command(
        name = "template",
        description = "List, show, plan and deploy templates",
        subcommands = {
            TemplateCommand.ListAll.class,
            TemplateCommand.Show.class,
            TemplateCommand.Plan.class,
            TemplateCommand.Deploy.class
        })
final class TemplateCommand {

    /** Lists. */
    @Command(name = "list", description = "The templates of this platform")
    static final class ListAll implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Override
        public Integer call() {
            var templates = common.api().get("/api/v1/templates").body();
            if (common.json()) {
                common.print(templates);
                return 0;
            }
            var table = new Table("NAME", "VERSION", "CATEGORY", "TITLE");
            for (var template : templates) {
                table.row(
                        template.path("name").asString(""),
                        template.path("version").asString(""),
                        template.path("category").asString(""),
                        inOwnLanguage(template.path("title")));
            }
            table.print(common.out());
            return 0;
        }
    }

    /** Shows. */
    @Command(name = "show", description = "One template: its parameters and parts")
    static final class Show implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Parameters(index = "0")
        String name = "";

        @Override
        public Integer call() {
            common.print(
                    common.api().get("/api/v1/templates/" + Api.encode(name)).body());
            return 0;
        }
    }

    /** Says what would happen. */
    @Command(name = "plan", description = "What deploying would do, without doing it")
    static final class Plan implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Parameters(index = "0")
        String name = "";

        @Option(names = "--set", description = "a parameter: name=value", paramLabel = "NAME=VALUE")
        Map<String, String> parameters = new TreeMap<>();

        @Override
        public Integer call() {
            var body = Api.JSON.createObjectNode().put("template", name);
            body.set("parameters", values(common, name, parameters));
            var plan = common.api()
                    .post("/api/v1/projects/" + common.kinds().project(common.project) + "/stacks:plan", body)
                    .body();
            if (common.json()) {
                common.print(plan);
            } else {
                show(plan);
            }
            return 0;
        }

        private void show(JsonNode plan) {
            var steps = new Table("STEP", "KIND", "AFTER");
            for (var step : plan.path("steps")) {
                steps.row(
                        step.path("name").asString(""),
                        step.path("kind").asString(""),
                        step.path("after").valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")));
            }
            steps.print(common.out());
            common.out().println();
            var charges = new Table("METRIC", "AMOUNT", "AVAILABLE");
            for (var charge : plan.path("charges")) {
                charges.row(
                        charge.path("metric").asString(""),
                        charge.path("amount").asString("0"),
                        charge.path("available").isNumber()
                                ? charge.path("available").asString()
                                : "no limit");
            }
            charges.print(common.out());
            common.out().println(plan.path("fits").asBoolean() ? "\nit fits the quota" : "\nit does NOT fit the quota");
        }
    }

    /** Does it. */
    @Command(name = "deploy", description = "Deploy a template as a stack")
    static final class Deploy implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Parameters(index = "0")
        String template = "";

        @Option(names = "--name", description = "name of the stack (default: the template's)")
        @Nullable
        String name;

        @Option(names = "--set", description = "a parameter: name=value", paramLabel = "NAME=VALUE")
        Map<String, String> parameters = new TreeMap<>();

        @Option(names = "--wait", description = "until it is ready")
        boolean wait;

        @Option(names = "--timeout", description = "longest wait (default: 10m)")
        String timeout = "10m";

        @Override
        public Integer call() {
            var stack = name == null ? template : name;
            var list = common.path("Stack");
            var body = Api.JSON.createObjectNode().put("kind", "Stack").put("name", stack);
            var spec = body.putObject("spec").put("template", template);
            spec.set("parameters", values(common, template, parameters));
            var made = common.api().post(list, body).body();
            if (wait) {
                made = await(list + "/" + made.path("metadata").path("id").asString(), stack);
            }
            if (common.json()) {
                common.print(made);
            } else {
                common.out().println("Stack " + stack + (wait ? " is ready" : " is being deployed"));
            }
            return 0;
        }

        private JsonNode await(String path, String stack) {
            Waiting.until(Waiting.duration(timeout), "readiness of " + stack, () -> {
                var one = common.api().get(path).body();
                if (Resources.phase(one).equals("Failed")) {
                    throw CliException.refused("Stack " + stack + " has failed:" + Resources.conditions(one));
                }
                return Resources.ready(one) ? Optional.of("") : Optional.empty();
            });
            return common.api().get(path).body();
        }
    }

    private static String inOwnLanguage(JsonNode title) {
        var language = Locale.getDefault().getLanguage();
        return title.path(language).asString(title.path("en").asString(""));
    }

    /** What the template wants as text is text, also if it looks like a number; else JSON where it looks like it. */
    private static ObjectNode values(Common common, String template, Map<String, String> parameters) {
        var node = Api.JSON.createObjectNode();
        if (parameters.isEmpty()) {
            return node;
        }
        var wanted = common.api()
                .get("/api/v1/templates/" + Api.encode(template))
                .body()
                .path("parameters")
                .path("properties");
        parameters.forEach((name, text) -> {
            if (wanted.path(name).path("type").asString("").equals("string")) {
                node.put(name, text);
            } else {
                node.set(name, jsonOrText(text));
            }
        });
        return node;
    }

    private static JsonNode jsonOrText(String text) {
        try {
            return Api.JSON.readTree(text);
        } catch (JacksonException plainText) {
            return Api.JSON.getNodeFactory().stringNode(text);
        }
    }
}

package io.parkcloud.cli.command;

import io.parkcloud.cli.Api;
import io.parkcloud.cli.CliException;
import io.parkcloud.cli.Table;
import io.parkcloud.cli.Waiting;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
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
                var title = template.path("title");
                table.row(
                        template.path("name").asString(""),
                        template.path("version").asString(""),
                        template.path("category").asString(""),
                        title.path("zh-CN").asString(title.path("en").asString("")));
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
            body.set("parameters", values(parameters));
            common.print(common.api()
                    .post("/api/v1/projects/" + common.kinds().project(common.project) + "/stacks:plan", body)
                    .body());
            return 0;
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
            spec.set("parameters", values(parameters));
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

    /** Values are JSON where they look like it, text else. */
    private static ObjectNode values(Map<String, String> parameters) {
        var node = Api.JSON.createObjectNode();
        parameters.forEach((name, text) -> {
            try {
                node.set(name, Api.JSON.readTree(text));
            } catch (JacksonException plainText) {
                node.put(name, text);
            }
        });
        return node;
    }
}

package io.parkcloud.devops.pipeline.definition;

import io.parkcloud.control.yaml.YamlDocument;
import io.parkcloud.devops.pipeline.PipelineErrors;
import io.parkcloud.devops.pipeline.definition.Definition.Stage;
import io.parkcloud.devops.pipeline.definition.Definition.Step;
import io.parkcloud.devops.pipeline.spi.StepService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads a pipeline's file and refuses it, with line and path, for whatever would only show when it runs. */
public final class DefinitionReader {

    private static final Set<String> TOP = Set.of("stages", "cache");
    private static final Set<String> STAGE = Set.of("name", "branches", "approval", "steps");
    private static final Set<String> STEP = Set.of(
            "name", "run", "services", "env", "secrets", "reports", "artifacts", "memoryMiB", "timeout", "always");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,60}");
    private static final Pattern TIME = Pattern.compile("(\\d{1,4})(s|m|h)");

    private static final int MOST_STAGES = 20;
    private static final int MOST_STEPS = 20;
    private static final int LONGEST_SCRIPT = 64 * 1024;
    private static final int LEAST_MEMORY = 64;
    private static final int MOST_MEMORY = 65_536;
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration USUAL = Duration.ofMinutes(30);

    private final YamlDocument document;

    private DefinitionReader(YamlDocument document) {
        this.document = document;
    }

    /**
     * Reads the text of a file.
     *
     * @param file what errors call it
     * @throws io.parkcloud.kernel.PlatformException {@code pipeline.file.invalid}
     */
    public static Definition read(String file, String yaml) {
        return new DefinitionReader(YamlDocument.parse(file, yaml, PipelineErrors.FILE_INVALID)).definition();
    }

    private Definition definition() {
        var root = document.root();
        document.known(root, "", TOP);
        var stages = new ArrayList<Stage>();
        var names = new HashSet<String>();
        for (var node : document.list(root, "", "stages")) {
            var pointer = "/stages/" + stages.size();
            if (stages.size() == MOST_STAGES) {
                throw document.error(pointer, "there are more than " + MOST_STAGES + " stages");
            }
            stages.add(stage(node, pointer, names));
        }
        return new Definition(stages, texts(root, "", "cache", NAME.asMatchPredicate(), "letters, digits and dashes"));
    }

    private Stage stage(JsonNode node, String pointer, Set<String> names) {
        document.known(node, pointer, STAGE);
        var name = name(node, pointer, names);
        var steps = new ArrayList<Step>();
        var stepNames = new HashSet<String>();
        for (var step : document.list(node, pointer, "steps")) {
            var at = pointer + "/steps/" + steps.size();
            if (steps.size() == MOST_STEPS) {
                throw document.error(at, "there are more than " + MOST_STEPS + " steps in a stage");
            }
            steps.add(step(step, at, stepNames));
        }
        return new Stage(
                name,
                texts(node, pointer, "branches", Globs::usable, "a branch's name or a pattern such as release-*"),
                flag(node, pointer, "approval"),
                steps);
    }

    private Step step(JsonNode node, String pointer, Set<String> names) {
        document.known(node, pointer, STEP);
        var name = name(node, pointer, names);
        var run = document.text(node, pointer, "run");
        if (run.length() > LONGEST_SCRIPT || run.indexOf('\0') >= 0) {
            throw document.error(pointer + "/run", "a script has at most " + LONGEST_SCRIPT + " characters and no NUL");
        }
        return new Step(
                name,
                run,
                services(node, pointer),
                environment(node, pointer),
                texts(
                        node,
                        pointer,
                        "secrets",
                        VARIABLE.asMatchPredicate(),
                        "a name of letters, digits and underscores"),
                texts(node, pointer, "reports", Globs::usable, "a pattern inside the workspace"),
                texts(node, pointer, "artifacts", Globs::usable, "a pattern inside the workspace"),
                memory(node, pointer),
                timeout(node, pointer),
                flag(node, pointer, "always"));
    }

    private String name(JsonNode node, String pointer, Set<String> taken) {
        var name = document.text(node, pointer, "name");
        if (!NAME.matcher(name).matches()) {
            throw document.error(
                    pointer + "/name", "has 1 to 31 lower-case letters, digits and dashes, is \"" + name + "\"");
        }
        if (!taken.add(name)) {
            throw document.error(pointer + "/name", "\"" + name + "\" stands here a second time");
        }
        return name;
    }

    private Set<StepService> services(JsonNode node, String pointer) {
        var services = EnumSet.noneOf(StepService.class);
        for (var text : texts(node, pointer, "services", any -> true, "")) {
            try {
                services.add(StepService.valueOf(text.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException unknown) {
                throw document.error(
                        pointer + "/services", "there is no service \"" + text + "\"; there are mysql, redis");
            }
        }
        return services;
    }

    private Map<String, String> environment(JsonNode node, String pointer) {
        var environment = new LinkedHashMap<String, String>();
        for (var entry : node.path("env").properties()) {
            var at = pointer + "/env/" + entry.getKey();
            if (!VARIABLE.matcher(entry.getKey()).matches()) {
                throw document.error(at, "the name of a variable has letters, digits and underscores");
            }
            if (!entry.getValue().isValueNode() || entry.getValue().asString("").indexOf('\0') >= 0) {
                throw document.error(at, "must be a text or a number");
            }
            environment.put(entry.getKey(), entry.getValue().asString(""));
        }
        return environment;
    }

    private int memory(JsonNode node, String pointer) {
        var value = node.path("memoryMiB");
        if (value.isMissingNode()) {
            return Step.USUAL_MEMORY_MIB;
        }
        if (!value.isIntegralNumber() || value.asLong() < LEAST_MEMORY || value.asLong() > MOST_MEMORY) {
            throw document.error(
                    pointer + "/memoryMiB", "must be a number from " + LEAST_MEMORY + " to " + MOST_MEMORY);
        }
        return value.asInt();
    }

    private Duration timeout(JsonNode node, String pointer) {
        if (!node.has("timeout")) {
            return USUAL;
        }
        var text = node.path("timeout").asString("");
        var found = TIME.matcher(text);
        var time = found.matches()
                ? Duration.parse("PT" + found.group(1) + found.group(2).toUpperCase(Locale.ROOT))
                : Duration.ZERO;
        if (!time.isPositive() || time.compareTo(LONGEST) > 0) {
            throw document.error(
                    pointer + "/timeout", "must be a time such as 90s, 10m or 2h, at most 6h, is \"" + text + "\"");
        }
        return time;
    }

    private boolean flag(JsonNode node, String pointer, String field) {
        var value = node.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw document.error(pointer + "/" + field, "must be true or false");
        }
        return value.asBoolean(false);
    }

    private List<String> texts(JsonNode node, String pointer, String field, Predicate<String> good, String form) {
        var value = node.path(field);
        if (!value.isMissingNode() && !value.isArray()) {
            throw document.error(pointer + "/" + field, "must be a list");
        }
        var texts = new ArrayList<String>();
        for (var item : value) {
            var text = item.asString("");
            if (text.isBlank() || !good.test(text)) {
                throw document.error(
                        pointer + "/" + field + "/" + texts.size(), "must be " + form + ", is \"" + text + "\"");
            }
            texts.add(text);
        }
        return texts;
    }
}

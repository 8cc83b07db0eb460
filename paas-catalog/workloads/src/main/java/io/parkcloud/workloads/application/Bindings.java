package io.parkcloud.workloads.application;

import io.parkcloud.workloads.WorkloadErrors;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills values of bound services into an application's environment. Pure. */
final class Bindings {

    private static final Pattern PLACE = Pattern.compile("\\$\\(([a-z][a-z0-9]*)\\.([a-z]+)\\)");

    private Bindings() {}

    /** Refuses an environment that names what no binding tells. */
    static void check(ApplicationSpec spec, Set<String> fields) {
        spec.env().forEach((name, value) -> {
            var match = PLACE.matcher(value);
            while (match.find()) {
                if (!spec.bindings().containsKey(match.group(1)) || !fields.contains(match.group(2))) {
                    throw WorkloadErrors.BINDING_UNKNOWN.error(
                            "variable %s names %s; bindings are %s, their fields %s",
                            name,
                            match.group(),
                            new TreeMap<>(spec.bindings()).keySet(),
                            fields.stream().sorted().toList());
                }
            }
        });
    }

    /**
     * @param bound   by binding name, the values by field
     * @param secrets gives the generated secret of a variable
     */
    static Map<String, String> environment(
            ApplicationSpec spec, Map<String, Map<String, String>> bound, UnaryOperator<String> secrets) {
        var environment = new TreeMap<String, String>();
        bound.forEach((binding, values) -> values.forEach((field, value) ->
                environment.put(binding.toUpperCase(Locale.ROOT) + "_" + field.toUpperCase(Locale.ROOT), value)));
        environment.put("PORT", Integer.toString(spec.port()));
        spec.generated().forEach(name -> environment.put(name, secrets.apply(name)));
        spec.env().forEach((name, value) -> environment.put(name, fill(value, bound)));
        return environment;
    }

    private static String fill(String value, Map<String, Map<String, String>> bound) {
        return PLACE.matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(
                        bound.getOrDefault(match.group(1), Map.of()).getOrDefault(match.group(2), match.group())));
    }
}

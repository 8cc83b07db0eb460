package io.parkcloud.services;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The parameters of each class that tenants may set: a closed list, because each ends up in a server's configuration. Pure. */
final class ServiceParameters {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** What a parameter may be: a number within limits, or one of some words. */
    private sealed interface Rule {
        record Between(int least, int most) implements Rule {}

        record OneOf(List<String> words) implements Rule {}
    }

    private static final Map<ServiceClass, Map<String, Rule>> RULES = Map.of(
            ServiceClass.MYSQL,
            Map.of(
                    "max_connections", new Rule.Between(10, 1000),
                    "innodb_lock_wait_timeout", new Rule.Between(1, 3600),
                    "wait_timeout", new Rule.Between(30, 86_400),
                    "transaction_isolation",
                            new Rule.OneOf(
                                    List.of("READ-UNCOMMITTED", "READ-COMMITTED", "REPEATABLE-READ", "SERIALIZABLE"))),
            ServiceClass.REDIS,
            Map.of(
                    "timeout", new Rule.Between(0, 86_400),
                    "maxmemory-policy",
                            new Rule.OneOf(List.of(
                                    "noeviction", "allkeys-lru", "allkeys-lfu", "volatile-lru", "volatile-ttl")),
                    "appendfsync", new Rule.OneOf(List.of("always", "everysec"))));

    private ServiceParameters() {}

    /** @throws io.parkcloud.kernel.PlatformException {@code services.instance.parameter-…} */
    static void check(ServiceInstanceSpec spec) {
        var rules = RULES.getOrDefault(spec.service(), Map.of());
        spec.parameters().forEach((name, value) -> {
            var rule = rules.get(name);
            if (rule == null) {
                throw ServiceErrors.PARAMETER_UNKNOWN.error(
                        "\"%s\" is none of %s", name, new TreeMap<>(rules).keySet());
            }
            if (!allows(rule, value)) {
                throw ServiceErrors.PARAMETER_INVALID.error("%s was \"%s\", it must be %s", name, value, limits(rule));
            }
        });
    }

    private static boolean allows(Rule rule, String value) {
        return switch (rule) {
            case Rule.Between between ->
                NUMBER.matcher(value).matches()
                        && Integer.parseInt(value) >= between.least()
                        && Integer.parseInt(value) <= between.most();
            case Rule.OneOf oneOf -> oneOf.words().contains(value);
        };
    }

    private static String limits(Rule rule) {
        return switch (rule) {
            case Rule.Between between -> between.least() + " to " + between.most();
            case Rule.OneOf oneOf -> "one of " + oneOf.words();
        };
    }
}

package io.parkcloud.cli.command;

import io.parkcloud.cli.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** How resources of any kind are shown. */
final class Resources {

    private Resources() {}

    static Table table(List<JsonNode> items) {
        var table = new Table("NAME", "PHASE", "ZONE", "AGE", "ID");
        for (var item : items) {
            var metadata = item.path("metadata");
            table.row(
                    metadata.path("name").asString(""),
                    phase(item),
                    metadata.path("zone").asString(""),
                    age(metadata.path("createdAt").asString("")),
                    metadata.path("id").asString(""));
        }
        return table;
    }

    static String phase(JsonNode item) {
        return item.path("status").path("phase").asString("");
    }

    /** There as last asked for. */
    static boolean ready(JsonNode item) {
        return phase(item).equals("Ready")
                && item.path("status").path("observedGeneration").asLong(-1)
                        == item.path("metadata").path("generation").asLong(-2);
    }

    /** Why it is as it is, a condition a line. */
    static String conditions(JsonNode item) {
        var text = new StringBuilder();
        for (var condition : item.path("status").path("conditions")) {
            text.append("\n  ")
                    .append(condition.path("type").asString(""))
                    .append('=')
                    .append(condition.path("state").asString(""))
                    .append("  ")
                    .append(condition.path("reason").asString(""))
                    .append("  ")
                    .append(condition.path("message").asString(""));
        }
        return text.toString();
    }

    static String age(String createdAt) {
        if (createdAt.isEmpty()) {
            return "";
        }
        var age = Duration.between(
                Instant.parse(createdAt), java.time.Clock.systemUTC().instant());
        if (age.toDays() > 0) {
            return age.toDays() + "d";
        }
        if (age.toHours() > 0) {
            return age.toHours() + "h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
    }
}

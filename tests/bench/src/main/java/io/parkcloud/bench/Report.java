package io.parkcloud.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** The figures of one bench, in the one shape that all benches print. */
record Report(String bench, List<Metric> metrics) {

    private static final JsonMapper JSON = JsonMapper.shared();

    void print(Machine machine, boolean json, PrintStream out) {
        out.println(json ? json(machine) : table(machine));
    }

    String json(Machine machine) {
        var document = JSON.createObjectNode().put("bench", bench);
        document.set("machine", JSON.valueToTree(machine));
        var list = document.putArray("metrics");
        for (var m : metrics) {
            var entry = list.addObject()
                    .put("name", m.name())
                    .put("value", rounded(m.value()))
                    .put("unit", m.unit());
            if (m.target() != null) {
                entry.put("target", m.target()).put("ok", m.ok());
            }
        }
        return document.toString();
    }

    private String table(Machine machine) {
        var head = "%s on %d x %s, Java %s, load before %.2f\n"
                .formatted(bench, machine.cores(), machine.processor(), machine.java(), machine.load_before());
        return metrics.stream().map(Report::line).collect(Collectors.joining("\n", head, ""));
    }

    private static String line(Metric m) {
        var value = String.format(Locale.ROOT, "%.2f", m.value());
        var verdict = m.target() == null
                ? ""
                : (m.atMost() ? "at most " : "at least ") + m.target() + (m.ok() ? "  ok" : "  MISSED");
        return "%-32s %12s %-6s %s"
                .formatted(m.name(), value, m.unit(), verdict)
                .stripTrailing();
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}

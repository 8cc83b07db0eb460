package io.parkcloud.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The figures of one bench, in the one shape that all benches print. */
record Report(String bench, List<Metric> metrics) {

    private static final JsonMapper JSON = JsonMapper.shared();

    void print(boolean json, PrintStream out) {
        out.println(json ? json() : table());
    }

    private String json() {
        var document = JSON.createObjectNode().put("bench", bench);
        document.set("machine", machine());
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

    private String table() {
        return metrics.stream()
                .map(m -> "%-30s %12s %-6s %s"
                        .formatted(
                                m.name(),
                                String.format(Locale.ROOT, "%.2f", m.value()),
                                m.unit(),
                                m.target() == null
                                        ? ""
                                        : (m.atMost() ? "at most " : "at least ")
                                                + m.target()
                                                + (m.ok() ? "  ok" : "  MISSED")))
                .collect(Collectors.joining("\n", bench + "\n", ""));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static ObjectNode machine() {
        try {
            var memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
            var processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(l -> l.startsWith("model name"))
                    .findFirst()
                    .map(l -> l.substring(l.indexOf(':') + 1).strip())
                    .orElse("unknown");
            return JSON.createObjectNode()
                    .put("cores", Runtime.getRuntime().availableProcessors())
                    .put("processor", processor)
                    .put("memory_mib", Long.parseLong(memory) / 1024)
                    .put("java", System.getProperty("java.version"))
                    .put(
                            "load_before",
                            Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.parkcloud.cli.command;

import io.parkcloud.cli.Api;
import io.parkcloud.cli.AuditFile;
import io.parkcloud.cli.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The audit trail: taken out, and checked without the platform. */
@Command(
        name = "audit",
        description = "Export the audit trail; verify an exported one",
        subcommands = {AuditCommand.Export.class, AuditCommand.Verify.class})
final class AuditCommand {

    /** Takes it out. */
    @Command(name = "export", description = "Write the audit trail, one JSON object a line")
    static final class Export implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Option(names = "--to", description = "file (default: standard output)")
        @Nullable
        Path to;

        @Option(names = "--after", description = "position of the last entry that is not wanted (default: 0)")
        long after;

        @Override
        public Integer call() {
            try (var out = to == null ? null : Files.newBufferedWriter(to)) {
                long count = 0;
                for (var page = page(); !page.isEmpty(); page = page()) {
                    for (var entry : page) {
                        if (out == null) {
                            common.out().println(entry);
                        } else {
                            out.write(entry + "\n");
                        }
                        after = entry.path("position").asLong();
                        count++;
                    }
                }
                if (to != null) {
                    common.out().println(count + " entries written to " + to);
                }
                return 0;
            } catch (IOException e) {
                throw CliException.usage(to + " cannot be written: " + e.getMessage());
            }
        }

        private tools.jackson.databind.JsonNode page() {
            return common.api()
                    .get("/api/v1/audit?limit=1000&after=" + after)
                    .body()
                    .path("items");
        }
    }

    /** Checks it. */
    @Command(name = "verify", description = "Check the SM3 chain of an exported audit trail, offline")
    static final class Verify implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Parameters(index = "0", description = "file written by audit export")
        Path file = Path.of("");

        @Override
        public Integer call() {
            try (var lines = Files.lines(file)) {
                var result = AuditFile.verify(lines.iterator());
                if (common.json()) {
                    var node = Api.JSON
                            .createObjectNode()
                            .put("entries", result.entries())
                            .put("intact", result.intact());
                    result.broken()
                            .ifPresent(b -> node.put("position", b.position()).put("reason", b.reason()));
                    common.print(node);
                } else {
                    common.out()
                            .println(result.broken()
                                    .map(b -> "BROKEN at entry " + b.position() + ": " + b.reason())
                                    .orElse(result.entries() + " entries, the chain is intact; last hash "
                                            + result.head()));
                }
                return result.intact() ? 0 : CliException.REFUSED;
            } catch (IOException e) {
                throw CliException.usage(file + " cannot be read: " + e.getMessage());
            }
        }
    }
}

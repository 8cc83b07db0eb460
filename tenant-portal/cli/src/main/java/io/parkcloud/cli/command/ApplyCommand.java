package io.parkcloud.cli.command;

import io.parkcloud.cli.Api;
import io.parkcloud.cli.CliException;
import io.parkcloud.cli.Manifests;
import io.parkcloud.cli.Manifests.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes resources be as files say. */
@Command(name = "apply", description = "Create what is not there and change what is different, document by document")
final class ApplyCommand implements Callable<Integer> {

    @Mixin
    Common common = new Common();

    @Option(
            names = {"-f", "--file"},
            required = true,
            description = "YAML or JSON, one or more documents; - reads standard input")
    String file = "";

    @Override
    public Integer call() {
        int refused = 0;
        var results = Api.JSON.createArrayNode();
        for (var manifest : Manifests.parse(text())) {
            var said = results.addObject().put("kind", manifest.kind()).put("name", manifest.name());
            try {
                said.put("result", Api.insist(() -> apply(manifest)));
            } catch (CliException no) {
                if (no.exitCode() != CliException.REFUSED) {
                    throw no;
                }
                refused++;
                said.put("result", "refused").put("reason", no.getMessage());
            }
            if (!common.json()) {
                common.out()
                        .println(manifest.kind() + " " + manifest.name() + " "
                                + said.path("result").asString()
                                + (said.has("reason")
                                        ? "\n  " + said.path("reason").asString()
                                        : ""));
            }
        }
        if (common.json()) {
            common.print(results);
        }
        return refused == 0 ? 0 : CliException.REFUSED;
    }

    private String apply(Manifest manifest) {
        var api = common.api();
        var kind = common.kinds().named(manifest.kind());
        var project = manifest.project() == null ? common.project : manifest.project();
        var list = common.kinds().path(kind, project);
        var path = list + "/" + Api.encode(manifest.name());
        var there = api.find(path);
        if (there.isEmpty()) {
            api.post(list, manifest.body());
            return "created";
        }
        var before = there.get();
        if (manifest.agreesWith(before.body())) {
            return "unchanged";
        }
        api.put(path, manifest.body(), before.etag());
        return "changed";
    }

    private String text() {
        try {
            return file.equals("-")
                    ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(Path.of(file));
        } catch (IOException e) {
            throw CliException.usage(file + " cannot be read: " + e.getMessage());
        }
    }
}

package io.parkcloud.cli.command;

import io.parkcloud.cli.Api;
import io.parkcloud.cli.CliException;
import io.parkcloud.cli.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One's own SSH keys, with which one clones and pushes. */
@Command(
        name = "ssh-key",
        description = "List, add and remove your own SSH keys",
        subcommands = {SshKeyCommand.ListAll.class, SshKeyCommand.Add.class, SshKeyCommand.Remove.class})
final class SshKeyCommand {

    private static final String KEYS = "/api/v1/me/ssh-keys";

    private SshKeyCommand() {}

    /** Lists. */
    @Command(name = "list", description = "Your keys")
    static final class ListAll implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Override
        public Integer call() {
            var keys = common.api().get(KEYS).body();
            if (common.json()) {
                common.print(keys);
                return 0;
            }
            var table = new Table("NAME", "FINGERPRINT", "ADDED");
            for (var key : keys) {
                table.row(text(key, "name"), text(key, "fingerprint"), text(key, "addedAt"));
            }
            table.print(common.out());
            return 0;
        }
    }

    /** Adds. */
    @Command(name = "add", description = "Add the key in a .pub file")
    static final class Add implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Parameters(index = "0", paramLabel = "FILE", description = "such as ~/.ssh/id_ed25519.pub")
        Path file = Path.of("");

        @Option(names = "--name", description = "what you know it by (default: the file's name)")
        @Nullable
        String name;

        @Override
        public Integer call() {
            var body = Api.JSON
                    .createObjectNode()
                    .put("name", name == null ? String.valueOf(file.getFileName()) : name)
                    .put("publicKey", line());
            var key = common.api().post(KEYS, body).body();
            if (common.json()) {
                common.print(key);
            } else {
                common.out().println("added " + text(key, "name") + " " + text(key, "fingerprint"));
            }
            return 0;
        }

        private String line() {
            try {
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw CliException.usage("%s cannot be read: %s".formatted(file, e.getMessage()));
            }
        }
    }

    /** Removes. */
    @Command(name = "remove", description = "Remove a key by its name")
    static final class Remove implements Callable<Integer> {
        @Mixin
        Common common = new Common();

        @Parameters(index = "0", paramLabel = "NAME")
        String name = "";

        @Override
        public Integer call() {
            var api = common.api();
            var found = api.get(KEYS)
                    .body()
                    .valueStream()
                    .filter(key -> text(key, "name").equals(name))
                    .toList();
            if (found.isEmpty()) {
                throw CliException.refused("you have no key named " + name + "; see: parkcloud ssh-key list");
            }
            found.forEach(key -> api.delete(KEYS + "/" + text(key, "id"), "*"));
            common.out().println("removed " + name);
            return 0;
        }
    }

    private static String text(JsonNode key, String field) {
        return key.path(field).asString("");
    }
}

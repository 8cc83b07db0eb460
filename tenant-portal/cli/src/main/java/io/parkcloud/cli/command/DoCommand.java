package io.parkcloud.cli.command;

import io.parkcloud.cli.Api;
import io.parkcloud.cli.CliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Any action of a kind, such as the credentials of a service. */
@Command(
        name = "do",
        description = "Run an action of a resource, such as start, stop or credentials, and print its answer")
final class DoCommand implements Callable<Integer> {

    @Mixin
    Common common = new Common();

    @Parameters(index = "0", description = "name of the action")
    String action = "";

    @Parameters(index = "1", description = "kind of the resource")
    String kind = "";

    @Parameters(index = "2", description = "name or id of the resource")
    String name = "";

    @Parameters(
            index = "3..*",
            description =
                    "arguments of the action, NAME=VALUE; NAME=- reads the value from standard input, which is how secrets are given")
    List<String> arguments = List.of();

    @Override
    public Integer call() {
        common.print(common.api()
                .post(common.path(kind, name) + ":" + action, body())
                .body());
        return 0;
    }

    private ObjectNode body() {
        var body = Api.JSON.createObjectNode();
        for (var argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw CliException.usage("an argument is written NAME=VALUE, was \"%s\"".formatted(argument));
            }
            var value = argument.substring(equals + 1);
            body.put(argument.substring(0, equals), value.equals("-") ? input() : value);
        }
        return body;
    }

    /** Without the end of its last line. */
    private static String input() {
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("\\R$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.parkcloud.cli.command;

import io.parkcloud.cli.Api;
import io.parkcloud.cli.CliException;
import io.parkcloud.cli.Kinds;
import io.parkcloud.cli.SignedIn;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What every verb takes. */
final class Common {

    /** How answers are printed. */
    enum Output {
        table,
        json
    }

    @Option(
            names = {"-o", "--output"},
            description = "table or json (default: table)")
    Output output = Output.table;

    @Option(
            names = {"-p", "--project"},
            description = "name or id of the project; may be left out if you are in one only")
    @Nullable
    String project;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private @Nullable Kinds kinds;

    Api api() {
        var session = SignedIn.ofEnvironment()
                .read()
                .orElseThrow(() -> CliException.usage("you are not signed in; use: parkcloud login"));
        return new Api(session.url(), session.token());
    }

    Kinds kinds() {
        var known = kinds;
        if (known == null) {
            known = new Kinds(api());
            kinds = known;
        }
        return known;
    }

    /** Address of one resource. */
    String path(String kind, String name) {
        return path(kind) + "/" + Api.encode(name);
    }

    /** Address of a list. */
    String path(String kind) {
        return kinds().path(kinds().named(kind), project);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    boolean json() {
        return output == Output.json;
    }

    void print(JsonNode node) {
        out().println(Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node));
    }
}

package io.parkcloud.cli.command;

import io.parkcloud.cli.Api;
import io.parkcloud.cli.CliException;
import io.parkcloud.cli.SignedIn;
import io.parkcloud.cli.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Signs in and remembers it. */
@Command(name = "login", description = "Sign in; the token is kept in $PARKCLOUD_HOME/cli.json")
final class LoginCommand implements Callable<Integer> {

    @Mixin
    Common common = new Common();

    private static final String USUAL = "http://127.0.0.1:8800";

    @Option(
            names = "--url",
            description = "address of the platform (default: the last one; else this machine's, as the launcher says)")
    @Nullable
    String url;

    @Option(names = "--user", required = true, description = "sign-in name")
    String user = "";

    @Option(names = "--password-stdin", description = "read the password from standard input")
    boolean fromInput;

    @Override
    public Integer call() {
        var store = SignedIn.ofEnvironment();
        var address = url != null
                ? url
                : store.read().map(SignedIn.Session::url).orElse(System.getProperty("parkcloud.url", USUAL));
        var body = Api.JSON.createObjectNode().put("user", user).put("password", password());
        var answer = new Api(address, "").post("/api/v1/sessions", body).body();
        store.write(new SignedIn.Session(address, answer.path("token").asString()));
        if (common.json()) {
            common.print(Api.JSON
                    .createObjectNode()
                    .put("user", user)
                    .put("url", address)
                    .put("expiresAt", answer.path("expiresAt").asString()));
        } else {
            common.out()
                    .println("signed in to " + address + " as " + user + " until "
                            + answer.path("expiresAt").asString());
        }
        return 0;
    }

    private String password() {
        if (fromInput) {
            try {
                var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
                return Objects.requireNonNullElse(line, "");
            } catch (IOException e) {
                throw CliException.usage("the password cannot be read from standard input: " + e.getMessage());
            }
        }
        return Terminal.askSecret("Password of " + user + ": ")
                .orElseThrow(() -> CliException.usage("there is no terminal to ask at; use --password-stdin"));
    }
}

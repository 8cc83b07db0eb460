package io.parkcloud.cli.command;

import io.parkcloud.cli.CliException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All verbs. */
@Command(
        name = "parkcloud",
        mixinStandardHelpOptions = true,
        version = "parkcloud 0.1.0",
        description = "The cloud on your command line. Exit codes: 0 done, 1 refused, 2 wrong use, 3 unreachable.",
        subcommands = {
            LoginCommand.class,
            ReadCommands.WhoAmI.class,
            ReadCommands.Get.class,
            ReadCommands.Describe.class,
            ApplyCommand.class,
            ChangeCommands.Delete.class,
            ChangeCommands.Watch.class,
            ChangeCommands.Wait.class,
            TemplateCommand.class,
            ReadCommands.Console.class,
            DoCommand.class,
            RunLogCommand.class,
            ReadCommands.Quota.class,
            ReadCommands.Usage.class,
            ReadCommands.Operations.class,
            AuditCommand.class,
            SshKeyCommand.class
        })
public final class Parkcloud {

    private Parkcloud() {}

    /** The parser, with errors as one sentence instead of a stack. */
    public static CommandLine commandLine() {
        var line = new CommandLine(new Parkcloud());
        line.setExecutionExceptionHandler((failure, command, result) -> {
            if (failure instanceof CliException said) {
                command.getErr().println(said.getMessage());
                return said.exitCode();
            }
            throw failure;
        });
        return line;
    }
}

package io.parkcloud.cli;

import io.parkcloud.cli.command.Parkcloud;

/** Where the command line begins. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(Parkcloud.commandLine().execute(args));
    }
}

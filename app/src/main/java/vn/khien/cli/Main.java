package vn.khien.cli;

import picocli.CommandLine;

/// The `khien` command. Results go to standard output, all else to standard error.
@CommandLine.Command(
        name = "khien",
        description = "From an information-security directive to measured, signed, verifiable results.",
        subcommands = {
            Up.class,
            TokenCommand.class,
            SettingsTopic.class,
            NationCommand.class,
            RecountCommand.class,
            Train.class,
            CommandLine.HelpCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var exit = execute(args);
        if (exit != Up.RUNS_ON) {
            System.exit(exit);
        }
    }

    /// Carries out one command and gives its exit code.
    static int execute(String... args) {
        var command = new CommandLine(new Main());
        command.setExecutionExceptionHandler((failure, _, _) -> {
            System.err.println("khien: error: " + failure.getMessage());
            if (failure instanceof HintedFailure hinted) {
                System.err.println("khien: hint: " + hinted.hint());
            }
            return 2;
        });
        return args.length == 0 ? usage(command) : command.execute(args);
    }

    private static int usage(CommandLine command) {
        command.usage(System.out);
        return 0;
    }
}

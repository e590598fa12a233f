package vn.khien.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.khien.access.Tokens;

/// `khien token ACCOUNT`: prints an API token with the account's rights, from the machine's console.
@Command(name = "token", description = "Print an API token for an account.")
final class TokenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ACCOUNT", description = "login of the account, such as analyst")
    private String account = "";

    @Option(names = "--data", defaultValue = ".khien", description = "folder of the data (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".khien");

    @Override
    public Integer call() throws Exception {
        try (var program = Program.attach(data)) {
            var token = program.context().getBean(Tokens.class).issue(account);
            if (token.isEmpty()) {
                throw new HintedFailure("there is no active account '" + account + "'", "logins look like head.HNI");
            }
            System.out.println(token.get());
            return 0;
        }
    }
}

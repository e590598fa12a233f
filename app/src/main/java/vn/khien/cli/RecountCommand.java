package vn.khien.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.khien.picture.Recounting;

/// `khien recount`: compares the counted picture with plain SQL; exit 0 equal, 1 different.
@Command(name = "recount", description = "Compare the counted national picture with plain SQL.")
final class RecountCommand implements Callable<Integer> {
    @Option(names = "--data", defaultValue = ".khien", description = "folder of the data (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".khien");

    @Override
    public Integer call() throws Exception {
        try (var program = Program.attach(data)) {
            var differences = program.context().getBean(Recounting.class).differences();
            differences.forEach(one -> System.out.printf(
                    "%s %s value %d: counted %d, SQL %d%n",
                    one.directive(), one.requirement(), one.value(), one.inMemory(), one.inSql()));
            System.out.println(differences.isEmpty() ? "equal" : differences.size() + " figures differ");
            return differences.isEmpty() ? 0 : 1;
        }
    }
}

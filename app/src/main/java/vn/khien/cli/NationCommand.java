package vn.khien.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.khien.nation.Nation;

/// `khien nation`: makes a nation of a given size in an empty data folder, for measuring.
@Command(name = "nation", description = "Make a larger demonstration nation in an empty data folder.")
final class NationCommand implements Callable<Integer> {
    @Option(names = "--organisations", required = true, description = "addressees and their units together")
    private int organisations;

    @Option(names = "--systems", required = true, description = "information systems")
    private int systems;

    @Option(names = "--data", defaultValue = ".khien", description = "folder of the data (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".khien");

    @Override
    public Integer call() throws Exception {
        try (var program = Program.start(data, WebApplicationType.NONE, Map.of("khien.demonstration", false))) {
            var nation = program.context().getBean(Nation.class);
            if (nation.loaded()) {
                throw new HintedFailure("there is a nation in " + data, "choose another folder with --data");
            }
            nation.makeScale(organisations, systems, step -> System.err.println("khien: nation: " + step));
            return 0;
        }
    }
}

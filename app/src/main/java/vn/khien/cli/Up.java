package vn.khien.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.khien.nation.Nation;

/// `khien up`: starts everything and runs until Ctrl-C.
@Command(name = "up", description = "Start Khiên with an embedded PostgreSQL and the demonstration nation.")
final class Up implements Callable<Integer> {
    /// Not an exit code: the program goes on.
    static final int RUNS_ON = -1;

    @Option(names = "--port", defaultValue = "8080", description = "port of the web pages (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--data", defaultValue = ".khien", description = "folder of the data (default: ${DEFAULT-VALUE})")
    private Path data = Path.of(".khien");

    @Option(names = "--empty", description = "start without the demonstration nation")
    private boolean empty;

    @Override
    public Integer call() throws Exception {
        var started = System.nanoTime();
        checkPort();
        var prepared = empty || Program.isExternal() ? Optional.<PreparedNation>empty() : PreparedNation.find();
        if (prepared.isPresent()) {
            prepared.get().takeOver(data);
        }
        System.err.println("khien: starting the database and the program");
        var program = Program.start(
                data, WebApplicationType.SERVLET, Map.of("server.port", port, "khien.demonstration", !empty));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program)));
        System.err.printf("khien: ready after %.1f s%n", (System.nanoTime() - started) / 1e9);
        System.out.println("http://localhost:" + port);
        if (program.context().getBean(Nation.class).loaded()) {
            System.out.println(
                    "accounts: issuer, analyst, admin, inspector, coordinator, desk, press, provider, and head.C, focal.C,"
                            + " owner.C of every organisation C (head.HNI is Hà Nội's)");
            System.out.println("password of all: " + Nation.PASSWORD);
        }
        return RUNS_ON;
    }

    /// Before anything is made: nobody waits for a database only to hear that the address is taken.
    ///
    /// @throws HintedFailure when the pages could not be served there
    private void checkPort() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
        } catch (IOException | IllegalArgumentException e) {
            throw new HintedFailure(
                    "port %d cannot be used: %s".formatted(port, e.getMessage()),
                    "stop what listens there, or choose another with --port");
        }
    }

    private static void stop(Program program) {
        try {
            program.close();
            System.err.println("khien: stopped");
        } catch (Exception e) {
            System.err.println("khien: error: " + e.getMessage());
        }
    }
}

package vn.khien.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Seconds from `./khien up` to the first 200 of `/health`, after the build: the first time ever, with the
/// demonstration nation, and warm on the data that it left.
final class Start implements Bench.Measurement {
    private static final int PORT = 18_099;
    private static final int WARM_RUNS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Override
    public List<Ratio> measure(Ground ground) throws Exception {
        var data = Files.createTempDirectory("khien-start");
        try {
            var first = secondsToReady(data);
            var warm = new ArrayList<Double>();
            for (int run = 0; run < WARM_RUNS; run++) {
                warm.add(secondsToReady(data));
            }
            warm.sort(Comparator.naturalOrder());
            return List.of(
                    new Ratio("start", warm.get(WARM_RUNS / 2), true, 4, "seconds, warm, runs " + shown(warm)),
                    new Ratio("start", first, true, 20, "seconds, first ever with the nation"));
        } finally {
            delete(data);
        }
    }

    private static String shown(List<Double> seconds) {
        return seconds.stream()
                .map(second -> String.format(Locale.ROOT, "%.2f", second))
                .toList()
                .toString();
    }

    private static double secondsToReady(Path data) throws IOException, InterruptedException {
        var from = System.nanoTime();
        var program = new ProcessBuilder("./khien", "up", "--port", String.valueOf(PORT), "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitReady(program, from);
            return (System.nanoTime() - from) / 1e9;
        } finally {
            program.destroy();
            program.waitFor();
        }
    }

    /// Asks rarely enough not to keep the program from its work.
    private static void awaitReady(Process program, long from) throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + "/health"))
                    .build();
            while (System.nanoTime() - from < PATIENCE.toNanos() && program.isAlive()) {
                if (isReady(http, request)) {
                    return;
                }
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("the program did not become ready");
    }

    private static boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

package vn.khien.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Public pages per second against the same bytes as a static file of the same server, at eight kept connections. Both
/// are asked in turns, and the better of the rounds counts for each, so that what else the machine does falls on both.
final class Public implements Bench.Measurement {
    private static final int CLIENTS = 8;
    private static final int EACH = 1_500;
    private static final int ROUNDS = 4;
    private static final String PAGE = "/public";
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    @Override
    public List<Ratio> measure(Ground ground) throws Exception {
        var file = "/static/" + Ground.STATIC_FILE;
        var body = fetch(ground, PAGE);
        Files.write(ground.staticFile(), body);
        if (!Arrays.equals(body, fetch(ground, file)) || !new String(body, StandardCharsets.UTF_8).contains("<main")) {
            throw new IllegalStateException("the static file is not the page");
        }
        var page = 0.0;
        var bytes = 0.0;
        perSecond(ground, PAGE, body.length);
        perSecond(ground, file, body.length);
        for (int round = 0; round < ROUNDS; round++) {
            page = Math.max(page, perSecond(ground, PAGE, body.length));
            bytes = Math.max(bytes, perSecond(ground, file, body.length));
        }
        return List.of(
                new Ratio(
                        "public",
                        page / bytes,
                        false,
                        0.7,
                        String.format(
                                Locale.ROOT,
                                "%.0f public pages/s, %.0f static files/s of the same %d bytes, at %d clients",
                                page,
                                bytes,
                                body.length,
                                CLIENTS)),
                new Ratio("public", page, false, 1_000, "public pages/s, client and server on this machine"));
    }

    private static double perSecond(Ground ground, String path, int length) throws Exception {
        var address = ground.address(path);
        var from = System.nanoTime();
        Ground.together(CLIENTS, _ -> () -> {
            try (var line = new Line(address)) {
                return Ground.timed(EACH, _ -> {
                    if (line.get() != length) {
                        throw new IllegalStateException("not the whole of " + path);
                    }
                });
            }
        });
        return CLIENTS * EACH * 1e9 / (System.nanoTime() - from);
    }

    private static byte[] fetch(Ground ground, String path) throws IOException {
        try (var line = new Line(ground.address(path))) {
            line.get();
            return line.body.toByteArray();
        }
    }

    /// One kept connection that asks for one thing: far less work than the server's, so that the server is measured.
    private static final class Line implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final byte[] asked;
        private final byte[] buffer = new byte[64 * 1024];
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        private Line(URI address) throws IOException {
            socket = new Socket(address.getHost(), address.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            asked = ("GET " + address.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        /// The length of the body.
        private int get() throws IOException {
            socket.getOutputStream().write(asked);
            var head = head();
            var length = LENGTH.matcher(head);
            if (!head.startsWith("HTTP/1.1 200") || !length.find()) {
                throw new IOException("not served: " + head.lines().findFirst().orElse(""));
            }
            body.reset();
            var left = Integer.parseInt(length.group(1));
            while (left > 0) {
                var read = in.read(buffer, 0, Math.min(left, buffer.length));
                if (read < 0) {
                    throw new IOException("cut off");
                }
                body.write(buffer, 0, read);
                left -= read;
            }
            return body.size();
        }

        private String head() throws IOException {
            var head = new StringBuilder(600);
            while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
                var next = in.read();
                if (next < 0) {
                    throw new IOException("cut off");
                }
                head.append((char) next);
            }
            return head.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

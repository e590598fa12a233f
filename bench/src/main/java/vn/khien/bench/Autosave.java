package vn.khien.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// One answer saved by a whole HTTP request, median at 8 clients, against the median of a bare one-row commit at the
/// same number of clients. Each client answers in an assessment of its own.
final class Autosave implements Bench.Measurement {
    private static final int CLIENTS = 8;
    private static final int WARM_UPS = 4;
    private static final int EACH = 1_000;

    private record Target(long assessment, String requirement) {}

    @Override
    public List<Ratio> measure(Ground ground) throws Exception {
        var targets = targets(ground);
        var tokens = new ArrayList<String>();
        for (var login : logins(ground, targets)) {
            tokens.add(ground.token(login));
        }
        Ground.warmUp(WARM_UPS, _ -> save(ground, targets, tokens));
        ground.bareCommits(CLIENTS, EACH);
        var bare = ground.bareCommits(CLIENTS, EACH);
        var saved = save(ground, targets, tokens);
        var alone = ground.bareCommits(1, EACH);
        check(ground, targets);
        var ratio = Ground.medianMicros(saved) / Ground.medianMicros(bare);
        return List.of(new Ratio(
                "autosave",
                ratio,
                true,
                10,
                String.format(
                        Locale.ROOT,
                        "request %.0f µs, bare commit %.0f µs, median at %d clients; %.1f to a commit of one client, %.0f µs",
                        Ground.medianMicros(saved),
                        Ground.medianMicros(bare),
                        CLIENTS,
                        Ground.medianMicros(saved) / Ground.medianMicros(alone),
                        Ground.medianMicros(alone))));
    }

    private static long[] save(Ground ground, List<Target> targets, List<String> tokens) throws Exception {
        return Ground.together(CLIENTS, client -> saving(ground, targets.get(client), tokens.get(client), EACH));
    }

    /// Saves `met` and `not_met` in turn, each seeing the one before.
    private static Callable<long[]> saving(Ground ground, Target target, String token, int rounds) {
        return () -> {
            try (var line = new Line(ground.address("/").getPort())) {
                put(line, target, token, "not_met", present(ground, target));
                return Ground.timed(rounds, round -> {
                    var value = round % 2 == 0 ? "met" : "not_met";
                    var was = round % 2 == 0 ? "not_met" : "met";
                    put(line, target, token, value, "\"" + was + "\"");
                });
            }
        };
    }

    /// One kept connection that sends HTTP/1.1 and reads answers, at as little cost as can be: client and server share
    /// the processors here, and it is the server that is measured.
    private static final class Line implements AutoCloseable {
        private final Socket socket;
        private final BufferedInputStream in;

        Line(int port) throws IOException {
            socket = new Socket("localhost", port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        void put(String path, String token, String body) throws IOException {
            var request = "PUT " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var status = line();
            var length = -1;
            var chunked = false;
            for (var header = line(); !header.isEmpty(); header = line()) {
                var lower = header.toLowerCase(Locale.ROOT);
                length = lower.startsWith("content-length:")
                        ? Integer.parseInt(lower.substring(15).strip())
                        : length;
                chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            }
            var answer = chunked ? chunks() : new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (!status.startsWith("HTTP/1.1 200")) {
                throw new IllegalStateException(status + " " + answer);
            }
        }

        private String chunks() throws IOException {
            var all = new StringBuilder();
            for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                all.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
                line();
            }
            line();
            return all.toString();
        }

        private String line() throws IOException {
            var line = new StringBuilder();
            for (var c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("the server closed the connection");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static void put(Line line, Target target, String token, String value, String was) throws IOException {
        var body = "{\"value\":\"" + value + "\",\"was\":" + was + ",\"note\":null}";
        var path = "/api/v1/assessments/" + target.assessment() + "/answers/" + target.requirement();
        line.put(path, token, body);
    }

    private static String present(Ground ground, Target target) throws Exception {
        var value = byteOf(ground, target);
        return switch (value) {
            case 0 -> "null";
            case 1 -> "\"met\"";
            case 2 -> "\"partly\"";
            case 3 -> "\"not_met\"";
            default -> "\"not_applicable\"";
        };
    }

    private static int byteOf(Ground ground, Target target) throws Exception {
        try (var connection = ground.owner();
                var query = connection.prepareStatement("""
                        select get_byte(a.answers, r.position)
                          from assessment a
                          join requirement r on r.guidance = a.guidance and r.code = ?
                         where a.id = ?
                        """)) {
            query.setString(1, target.requirement());
            query.setLong(2, target.assessment());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static List<Target> targets(Ground ground) throws Exception {
        var targets = new ArrayList<Target>();
        try (var connection = ground.owner();
                var query = connection.prepareStatement("""
                        select a.id, min(r.code)
                          from assessment a
                          join requirement r on r.guidance = a.guidance and a.level = any (r.levels)
                          join information_system s on s.id = a.system
                         where not exists (select
                                             from submission u
                                             join seal e on e.submission = u.id
                                             join organisation o on o.id = u.organisation
                                             join organisation p on p.id = s.owner
                                            where starts_with(p.path, o.path))
                         group by a.id
                         order by a.id
                         limit ?
                        """)) {
            query.setInt(1, CLIENTS);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    targets.add(new Target(rows.getLong(1), rows.getString(2)));
                }
            }
        }
        return targets;
    }

    private static List<String> logins(Ground ground, List<Target> targets) throws Exception {
        var logins = new ArrayList<String>();
        try (var connection = ground.owner();
                var query = connection.prepareStatement("""
                        select 'owner.' || o.code
                          from assessment a
                          join information_system s on s.id = a.system
                          join organisation o on o.id = s.owner
                         where a.id = ?
                        """)) {
            for (var target : targets) {
                query.setLong(1, target.assessment());
                try (var row = query.executeQuery()) {
                    row.next();
                    logins.add(row.getString(1));
                }
            }
        }
        return logins;
    }

    /// The last save of each client stands.
    private static void check(Ground ground, List<Target> targets) throws Exception {
        for (var target : targets) {
            if (byteOf(ground, target) != 3) {
                throw new IllegalStateException("the last answer of " + target + " does not stand");
            }
        }
    }
}

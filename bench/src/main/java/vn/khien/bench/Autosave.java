package vn.khien.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// One answer saved by a whole HTTP request, median at 8 clients, against the median of a bare one-row commit at the
/// same number of clients. Each client answers in an assessment of its own.
final class Autosave implements Bench.Measurement {
    private static final int CLIENTS = 8;
    private static final int WARM_UP = 300;
    private static final int EACH = 500;

    private record Target(long assessment, String requirement) {}

    @Override
    public List<Ratio> measure(Ground ground) throws Exception {
        var targets = targets(ground);
        var http = HttpClient.newHttpClient();
        var tokens = new ArrayList<String>();
        for (var login : logins(ground, targets)) {
            tokens.add(ground.token(login));
        }
        Ground.together(CLIENTS, client -> saving(ground, http, targets.get(client), tokens.get(client), WARM_UP));
        var bare = ground.bareCommits(CLIENTS, EACH);
        var saved =
                Ground.together(CLIENTS, client -> saving(ground, http, targets.get(client), tokens.get(client), EACH));
        check(ground, targets);
        var ratio = Ground.medianMicros(saved) / Ground.medianMicros(bare);
        return List.of(new Ratio(
                "autosave",
                ratio,
                true,
                10,
                String.format(
                        Locale.ROOT,
                        "request %.0f µs, bare commit %.0f µs, median at %d clients",
                        Ground.medianMicros(saved),
                        Ground.medianMicros(bare),
                        CLIENTS)));
    }

    /// Saves `met` and `not_met` in turn, each seeing the one before.
    private static Callable<long[]> saving(Ground ground, HttpClient http, Target target, String token, int rounds) {
        return () -> {
            var address =
                    ground.address("/api/v1/assessments/" + target.assessment() + "/answers/" + target.requirement());
            put(http, address, token, "not_met", present(ground, target));
            return Ground.timed(rounds, round -> {
                var value = round % 2 == 0 ? "met" : "not_met";
                var was = round % 2 == 0 ? "not_met" : "met";
                put(http, address, token, value, "\"" + was + "\"");
            });
        };
    }

    private static void put(HttpClient http, java.net.URI address, String token, String value, String was)
            throws Exception {
        var body = "{\"value\":\"" + value + "\",\"was\":" + was + ",\"note\":null}";
        var response = http.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
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

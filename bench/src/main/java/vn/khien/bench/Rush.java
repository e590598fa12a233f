package vn.khien.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.khien.access.Viewer;
import vn.khien.access.Viewers;
import vn.khien.submission.Preparing;
import vn.khien.submission.Signing;

/// The hour before a deadline: results sealed per second by the use case at 32 clients (documents prepared before, as
/// at the preview), against bare one-row commits per second at as many clients. Sealing signs the document (PAdES) and
/// the receipt (Ed25519).
final class Rush implements Bench.Measurement {
    private static final int CLIENTS = 32;
    private static final int UNITS = 640;
    private static final int WARM_UPS = 4;
    private static final int COMMITS = 400;

    private record Ready(Viewer head, long submission) {}

    @Override
    public List<Ratio> measure(Ground ground) throws Exception {
        var ready = prepare(ground);
        for (int i = 0; i < WARM_UPS; i++) {
            seal(ground, ready);
            ready = again(ground, ready);
        }
        ground.bareCommits(CLIENTS, COMMITS);
        var bare = Ground.perSecond(ground.bareCommits(CLIENTS, COMMITS), CLIENTS);
        var sealed = Ground.perSecond(seal(ground, ready), CLIENTS);
        var alone = Ground.perSecond(ground.bareCommits(1, COMMITS), 1);
        check(ground, ready);
        return List.of(new Ratio(
                "rush",
                sealed / bare,
                false,
                0.2,
                String.format(
                        Locale.ROOT,
                        "%.0f results sealed/s, %.0f bare commits/s, at %d clients; %.3f to the %.0f of one client",
                        sealed,
                        bare,
                        CLIENTS,
                        sealed / alone,
                        alone)));
    }

    private static long[] seal(Ground ground, List<Ready> ready) throws Exception {
        var signing = ground.bean(Signing.class);
        var each = ready.size() / CLIENTS;
        return Ground.together(
                CLIENTS,
                client -> () -> Ground.timed(each, round -> {
                    var one = ready.get(client * each + round);
                    var result = signing.sign(one.head(), one.submission(), "Tôi chịu trách nhiệm.");
                    if (!(result instanceof Signing.Result.Sealed sealed) || !sealed.first()) {
                        throw new IllegalStateException("not sealed: " + one);
                    }
                }));
    }

    /// Results of units to which the review was passed down, each by its own head.
    private static List<Ready> prepare(Ground ground) throws Exception {
        var preparing = ground.bean(Preparing.class);
        var viewers = ground.bean(Viewers.class);
        var ready = new ArrayList<Ready>();
        try (var connection = ground.owner();
                var query = connection.prepareStatement("""
                        select b.directive, o.code
                          from assignment a
                          join obligation b on b.id = a.obligation
                          join organisation o on o.id = a.organisation
                         where b.review and a.parent is not null
                         order by o.code
                         limit ?
                        """)) {
            query.setInt(1, UNITS);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var code = rows.getString("code");
                    var head = viewers.find("head." + code, null).orElseThrow();
                    ready.add(new Ready(
                            head,
                            preparing
                                    .prepare(head, rows.getLong("directive"), code)
                                    .id()));
                }
            }
        }
        if (ready.size() < UNITS) {
            throw new IllegalStateException("only " + ready.size() + " units can sign");
        }
        return ready;
    }

    /// The same results prepared once more, to replace the sealed ones: what was drawn is taken over.
    private static List<Ready> again(Ground ground, List<Ready> sealed) throws Exception {
        var again = new ArrayList<Ready>();
        try (var connection = ground.owner();
                var copy = connection.prepareStatement("""
                        insert into submission (directive, organisation, prepared_at, prepared_by, package, sha256,
                                                document, pdf, room, hashed, summary, missing, systems, signatory,
                                                replaces)
                        select directive, organisation, prepared_at, prepared_by, package, sha256, document, pdf, room,
                               hashed, summary, missing, systems, signatory, id
                          from submission
                         where id = ?
                        returning id
                        """)) {
            for (var one : sealed) {
                copy.setLong(1, one.submission());
                try (var row = copy.executeQuery()) {
                    row.next();
                    again.add(new Ready(one.head(), row.getLong(1)));
                }
            }
        }
        return again;
    }

    private static void check(Ground ground, List<Ready> ready) throws Exception {
        try (var connection = ground.owner();
                var query = connection.prepareStatement(
                        "select count(*) from seal where submission = any (?) and length(receipt) > 0")) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", ready.stream().map(Ready::submission).toArray()));
            try (var row = query.executeQuery()) {
                row.next();
                if (row.getInt(1) != ready.size()) {
                    throw new IllegalStateException(row.getInt(1) + " of " + ready.size() + " are sealed");
                }
            }
        }
    }
}

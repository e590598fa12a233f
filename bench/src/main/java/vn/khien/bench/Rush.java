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
    private static final int EACH = 15;
    private static final int WARM_UP = 5;
    private static final int COMMITS = 400;

    private record Ready(Viewer head, long submission) {}

    @Override
    public List<Ratio> measure(Ground ground) throws Exception {
        var ready = prepare(ground, CLIENTS * (EACH + WARM_UP));
        sealing(ground, ready.subList(0, CLIENTS * WARM_UP));
        ground.bareCommits(CLIENTS, COMMITS);
        var from = System.nanoTime();
        ground.bareCommits(CLIENTS, COMMITS);
        var bare = CLIENTS * COMMITS * 1e9 / (System.nanoTime() - from);
        from = System.nanoTime();
        sealing(ground, ready.subList(CLIENTS * WARM_UP, ready.size()));
        var sealed = CLIENTS * EACH * 1e9 / (System.nanoTime() - from);
        check(ground, ready);
        return List.of(new Ratio(
                "rush",
                sealed / bare,
                false,
                0.2,
                String.format(
                        Locale.ROOT,
                        "%.0f results sealed/s, %.0f bare commits/s, at %d clients",
                        sealed,
                        bare,
                        CLIENTS)));
    }

    private static void sealing(Ground ground, List<Ready> ready) throws Exception {
        var signing = ground.bean(Signing.class);
        var each = ready.size() / CLIENTS;
        Ground.together(
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
    private static List<Ready> prepare(Ground ground, int wanted) throws Exception {
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
            query.setInt(1, wanted);
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
        if (ready.size() < wanted) {
            throw new IllegalStateException("only " + ready.size() + " units can sign");
        }
        return ready;
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

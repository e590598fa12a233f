package vn.khien.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.khien.access.Viewer;
import vn.khien.access.Viewers;
import vn.khien.submission.Preparing;
import vn.khien.submission.Signing;
import vn.khien.submission.SigningTogether;

/// The hour before a deadline: results sealed per second by the use case at 32 clients (documents prepared before, as
/// at the preview), against bare one-row commits per second at as many clients. Sealing signs the document (PAdES) and
/// the receipt (Ed25519). The program has signed for a while before: its compilers are done.
final class Rush implements Bench.Measurement {
    private static final int CLIENTS = 32;
    private static final int UNITS = 640;
    private static final int WARM_UPS = 20;
    private static final int COMMITS = 400;

    private static final List<String> TAKEN_BACK = List.of(
            "delete from seal where submission = any (?)",
            "delete from fulfilment where how in (select 'submission:' || id from unnest(?) id)",
            "delete from answer_closing c using submission s where s.id = any (?) and c.organisation = s.organisation"
                    + " and c.directive = s.directive");

    private record Ready(Viewer head, long submission) {}

    @Override
    public List<Ratio> measure(Ground ground) throws Exception {
        var ready = prepare(ground);
        Ground.warmUp(WARM_UPS, _ -> {
            seal(ground, ready);
            takeBack(ground, ready);
        });
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
        var signing = ground.bean(SigningTogether.class);
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

    /// Takes the signatures back, so that the same results can be signed as if for the first time.
    private static void takeBack(Ground ground, List<Ready> ready) throws Exception {
        var signed = ready.stream().map(Ready::submission).toArray();
        try (var connection = ground.owner();
                var statement = connection.createStatement()) {
            for (var taken : TAKEN_BACK) {
                try (var delete = connection.prepareStatement(taken)) {
                    delete.setArray(1, connection.createArrayOf("bigint", signed));
                    delete.executeUpdate();
                }
            }
            statement.execute("vacuum seal, fulfilment, answer_closing");
        }
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

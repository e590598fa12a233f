package vn.khien.submission;

import static vn.khien.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.signature.Room;

/// Seals, and what has to be known before one is made: of one result or of several at once.
@Component
class SealRows {
    /// Whether the document of `s` names the person `g`: the same, or, where the register has the named one by name
    /// alone, without an account that could sign, somebody of that name. True where nobody is known to be named.
    private static final String NAMES = """
            coalesce(s.signatory = g.person
                     or exists (select from person n
                                 where n.id = s.signatory and lower(n.name) = lower(g.name)
                                   and not exists (select from account k
                                                    where k.person = n.id and k.disabled_at is null)), true)
            """;

    /// Whether the register has the person `g` as head of the organisation of `s` on the day: the same, or somebody of
    /// that name whom it has by name alone. Always true of a deputy, who signs by the days of the delegation.
    private static final String IN_OFFICE = """
            (s.delegation is not null
             or exists (select from appointment h
                          join person n on n.id = h.person
                         where h.organisation = s.organisation and h.position = 'head'
                           and h.valid_from <= :day and (h.valid_to is null or h.valid_to >= :day)
                           and (n.id = g.person
                                or lower(n.name) = lower(g.name)
                                   and not exists (select from account k
                                                    where k.person = n.id and k.disabled_at is null))))
            """;

    private final JdbcClient db;

    SealRows(JdbcClient db) {
        this.db = db;
    }

    /// Until [#lookUpFreely] or the end of the transaction each row is looked up by index. Plans are kept, and one that
    /// was made while few had signed would read all seals for each of thousands.
    void lookUpByIndex() {
        allowOtherPlans(false);
    }

    /// Leaves the transaction to its caller as it was.
    void lookUpFreely() {
        allowOtherPlans(true);
    }

    private void allowOtherPlans(boolean allowed) {
        db.sql("""
                select set_config(method, :state, true)
                  from unnest(array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) as method
                """).param("state", allowed ? "on" : "off").query(String.class).list();
    }

    /// Until the end of the transaction nobody else signs or returns a result of the submission's organisation
    /// under its directive, and nobody changes an answer that it covers; read in a statement of its own.
    void lock(Scope scope, long id) {
        db.sql("""
                select pg_advisory_xact_lock(answers_lock(s.directive, s.organisation))
                  from submission s
                  join organisation o on o.id = s.organisation
                 where o.path >= :from and o.path < :to
                   and s.id = :id
                """)
                .param("from", scope.from())
                .param("to", scope.to())
                .param("id", id)
                .query((_, _) -> "")
                .optional();
    }

    /// Somebody who is to sign a submission.
    ///
    /// @param declaration the words that were confirmed
    record Asked(Viewer viewer, long submission, String declaration) {}

    /// As [#lock], without waiting: takes what is free of the results of their signers' own organisations, and of
    /// several under one lock the first.
    ///
    /// @return those that were taken, in their order
    List<Asked> lockFree(List<Asked> all) {
        return db.sql("""
                with own as materialized (
                  select g.place, answers_lock(s.directive, s.organisation) as lock,
                         row_number() over (partition by s.directive, s.organisation order by g.place) as turn
                    from unnest(cast(:submissions as bigint[]), cast(:organisations as bigint[]),
                                cast(:from as text[]), cast(:to as text[])) with ordinality
                         as g (submission, organisation, scope_from, scope_to, place)
                    join submission s on s.id = g.submission and s.organisation = g.organisation
                    join organisation o on o.id = s.organisation
                   where o.path >= g.scope_from collate "C" and o.path < g.scope_to collate "C"
                )
                select place
                  from own
                 where turn = 1 and pg_try_advisory_xact_lock(lock)
                 order by place
                """)
                .params(places(all))
                .query((row, _) -> all.get(row.getInt(1) - 1))
                .list();
    }

    /// Whether somebody may sign a document, beside the right to sign.
    ///
    /// @param named whether the document names the person
    /// @param inOffice whether the person is the head on the day, or signs as a deputy
    record Signatory(boolean named, boolean inOffice) {}

    /// Of a submission that was found within scope in the same act.
    Signatory getSignatory(long submission, Viewer signer, LocalDate day) {
        return db.sql("select " + NAMES + " as named, " + IN_OFFICE + """
                       as in_office
                  from (select cast(:person as bigint) as person, cast(:name as text) as name) g, submission s
                 where s.id = :id
                """)
                .param("id", submission)
                .param("person", signer.person())
                .param("name", signer.name())
                .param("day", day)
                .query(Signatory.class)
                .single();
    }

    /// What signing has to know of a locked submission.
    ///
    /// @param sha256 of the package
    /// @param replaces the sealed submission in whose place it was prepared
    /// @param delegation by which a deputy is to sign; null for the head
    /// @param signatory whether who is to sign may
    /// @param at the database's clock, inside the transaction
    /// @param due first instant that is late for the review obligation, if a day is named
    /// @param standing the latest sealed submission of the same organisation and directive
    /// @param room null where the submission was prepared by a version that made none
    /// @param receipt where it was sealed before
    record ToSign(
            Asked asked,
            long directive,
            String directiveNumber,
            String organisationCode,
            String organisationName,
            byte[] sha256,
            @Nullable Long replaces,
            @Nullable Long delegation,
            boolean returned,
            Signatory signatory,
            Instant at,
            @Nullable Instant due,
            @Nullable Long standing,
            @Nullable Room room,
            byte @Nullable [] receipt) {}

    /// Of results of their signers' own organisations, within their scope; in their order.
    List<ToSign> listToSign(List<Asked> all, LocalDate day) {
        return db.sql("select g.place, " + NAMES + " as named, " + IN_OFFICE + """
                       as in_office, s.directive, coalesce(d.number, '') as directive_number, o.code, o.name_vi, s.sha256,
                       s.replaces, s.delegation, r.submission is not null as returned, (select product_now()) as at,
                       s.room, s.hashed, e.receipt,
                       (select min(a.due)
                          from assignment a
                          join obligation b on b.id = a.obligation
                         where a.organisation = s.organisation and b.directive = s.directive and b.review
                           and not exists (select from assignment_end n where n.assignment = a.id)) as due,
                       (select max(y.submission)
                          from seal y
                         where y.submission = any (array(select x.id
                                                           from submission x
                                                          where x.organisation = s.organisation
                                                            and x.directive = s.directive))) as standing
                  from unnest(cast(:submissions as bigint[]), cast(:organisations as bigint[]), cast(:from as text[]),
                              cast(:to as text[]), cast(:persons as bigint[]), cast(:names as text[]))
                       with ordinality
                       as g (submission, organisation, scope_from, scope_to, person, name, place)
                  join submission s on s.id = g.submission and s.organisation = g.organisation
                  join organisation o on o.id = s.organisation
                  join directive d on d.id = s.directive
                  left join seal e on e.submission = s.id
                  left join submission_return r on r.submission = s.id
                 where o.path >= g.scope_from collate "C" and o.path < g.scope_to collate "C"
                 order by g.place
                """)
                .params(places(all))
                .param("persons", column(all, one -> one.viewer().person(), Long[]::new))
                .param("names", column(all, one -> one.viewer().name(), String[]::new))
                .param("day", day)
                .query((row, _) -> toSign(all.get(row.getInt("place") - 1), row))
                .list();
    }

    private static Map<String, Object> places(List<Asked> all) {
        return Map.of(
                "submissions", column(all, Asked::submission, Long[]::new),
                "organisations", column(all, one -> one.viewer().organisation(), Long[]::new),
                "from", column(all, one -> one.viewer().scope().from(), String[]::new),
                "to", column(all, one -> one.viewer().scope().to(), String[]::new));
    }

    private static ToSign toSign(Asked asked, ResultSet row) throws SQLException {
        var due = row.getObject("due", OffsetDateTime.class);
        var room = row.getBytes("room");
        return new ToSign(
                asked,
                row.getLong("directive"),
                row.getString("directive_number"),
                row.getString("code"),
                row.getString("name_vi"),
                row.getBytes("sha256"),
                row.getObject("replaces", Long.class),
                row.getObject("delegation", Long.class),
                row.getBoolean("returned"),
                new Signatory(row.getBoolean("named"), row.getBoolean("in_office")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                due == null ? null : due.toInstant(),
                row.getObject("standing", Long.class),
                room == null ? null : new Room(room, row.getBytes("hashed")),
                row.getBytes("receipt"));
    }

    /// A signature with its receipt.
    ///
    /// @param late null: in time; whole seconds
    /// @param update what the signature appends to the document
    record Seal(
            long submission,
            long person,
            String declaration,
            Instant receivedAt,
            @Nullable Duration late,
            byte[] update,
            byte[] receipt) {}

    void insert(List<Seal> all) {
        db.sql("""
                insert into seal (submission, signed_by, declaration, received_at, late_by, signature, receipt)
                select g.submission, g.person, g.declaration, g.at, make_interval(secs => g.late), g.signature, g.receipt
                  from unnest(cast(:submissions as bigint[]), cast(:persons as bigint[]), cast(:declarations as text[]),
                              cast(:at as timestamptz[]), cast(:late as double precision[]),
                              cast(:signatures as bytea[]), cast(:receipts as bytea[]))
                       as g (submission, person, declaration, at, late, signature, receipt)
                """)
                .param("submissions", column(all, Seal::submission, Long[]::new))
                .param("persons", column(all, Seal::person, Long[]::new))
                .param("declarations", column(all, Seal::declaration, String[]::new))
                .param("at", column(all, one -> one.receivedAt().toString(), String[]::new))
                .param("late", column(all, SealRows::lateSeconds, Double[]::new))
                .param("signatures", column(all, Seal::update, byte[][]::new))
                .param("receipts", column(all, Seal::receipt, byte[][]::new))
                .update();
    }

    private static @Nullable Double lateSeconds(Seal seal) {
        return seal.late() == null ? null : Double.valueOf(seal.late().toSeconds());
    }
}

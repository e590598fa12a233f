package vn.khien.inspection;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Violations from their referral to their closing.
@Component
class ViolationRows {
    private static final String SELECT = """
            select v.finding, f.inspection, i.year as inspection_year, i.number as inspection_number, f.number,
                   b.code as body_code, f.title, v.act, v.act_on, v.subject, v.at as referred_at,
                   d.number as decision, d.decided_on, d.fine, d.bracket_from, d.bracket_to, d.by_hand, d.at as decision_at,
                   a.words as appeal, a.at as appeal_at, w.upheld, w.words as answer, w.at as answer_at,
                   p.paid_on, p.reference as payment_reference, c.at as closed_at
              from violation v
              join finding f on f.id = v.finding
              join inspection i on i.id = f.inspection
              join organisation b on b.id = i.body
              left join sanction_decision d on d.violation = v.finding
              left join sanction_appeal a on a.violation = v.finding
              left join appeal_answer w on w.violation = v.finding
              left join sanction_payment p on p.violation = v.finding
              left join violation_closing c on c.violation = v.finding
            """;

    private final JdbcClient db;

    ViolationRows(JdbcClient db) {
        this.db = db;
    }

    /// Of a finding that was found within sight in the same act.
    Optional<Violation> find(long finding) {
        return db.sql(SELECT + " where v.finding = :finding")
                .param("finding", finding)
                .query(Violation.class)
                .optional();
    }

    /// Of an inspection that was found within sight in the same act.
    List<Violation> list(long inspection) {
        return db.sql(SELECT + " where f.inspection = :inspection order by f.number")
                .param("inspection", inspection)
                .query(Violation.class)
                .list();
    }

    private void write(JdbcClient.StatementSpec statement, long violation, Instant at, long by) {
        statement
                .param("violation", violation)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    void insert(long finding, String act, LocalDate actOn, String subject, Instant at, long by) {
        write(db.sql("""
                        insert into violation (finding, act, act_on, subject, at, by)
                        values (:violation, :act, :actOn, :subject, :at, :by)
                        """).param("act", act).param("actOn", actOn).param("subject", subject), finding, at, by);
    }

    boolean isNumberTaken(String number) {
        return db.sql("select exists (select from sanction_decision where number = :number)")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    void insertDecision(
            long violation,
            String number,
            LocalDate decidedOn,
            long fine,
            Sanctions.@Nullable Amounts bracket,
            String byHand,
            Instant at,
            long by) {
        write(
                db.sql("""
                        insert into sanction_decision (violation, number, decided_on, fine, bracket_from, bracket_to, by_hand,
                                                       at, by)
                        values (:violation, :number, :on, :fine, :lowest, :highest, :byHand, :at, :by)
                        """)
                        .param("number", number)
                        .param("on", decidedOn)
                        .param("fine", fine)
                        .param("lowest", bracket == null ? null : bracket.from(), Types.BIGINT)
                        .param("highest", bracket == null ? null : bracket.to(), Types.BIGINT)
                        .param("byHand", byHand),
                violation,
                at,
                by);
    }

    void insertAppeal(long violation, String words, Instant at, long by) {
        write(
                db.sql("insert into sanction_appeal (violation, words, at, by) values (:violation, :words, :at, :by)")
                        .param("words", words),
                violation,
                at,
                by);
    }

    void insertAnswer(long violation, boolean upheld, String words, Instant at, long by) {
        write(db.sql("""
                        insert into appeal_answer (violation, upheld, words, at, by)
                        values (:violation, :upheld, :words, :at, :by)
                        """).param("upheld", upheld).param("words", words), violation, at, by);
    }

    void insertPayment(long violation, LocalDate paidOn, String reference, Instant at, long by) {
        write(db.sql("""
                        insert into sanction_payment (violation, paid_on, reference, at, by)
                        values (:violation, :on, :reference, :at, :by)
                        """).param("on", paidOn).param("reference", reference), violation, at, by);
    }

    void insertClosing(long violation, Instant at, long by) {
        write(
                db.sql("insert into violation_closing (violation, at, by) values (:violation, :at, :by)"),
                violation,
                at,
                by);
    }
}

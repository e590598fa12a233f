package vn.khien.advisory;

import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How advisories were issued: number, document, and what each stands in the place of.
@Component
class IssueRows {
    private final JdbcClient db;

    IssueRows(JdbcClient db) {
        this.db = db;
    }

    /// The next number of the year, without a gap: the row is held until the end of the transaction.
    int nextOrdinal(int year) {
        return db.sql("""
                insert into advisory_number (year, last) values (:year, 1)
                on conflict (year) do update set last = advisory_number.last + 1
                returning last
                """).param("year", year).query(Integer.class).single();
    }

    void insertIssue(
            long advisory,
            int year,
            int ordinal,
            Advisory.Issue issue,
            long by,
            byte[] csaf,
            @Nullable Long supersedes) {
        db.sql("""
                insert into advisory_issue
                       (advisory, year, ordinal, number, at, by, due_on, due_rule, csaf, sha256, supersedes)
                values (:advisory, :year, :ordinal, :number, :at, :by, :due, :rule, :csaf, :sha256, :supersedes)
                """)
                .param("advisory", advisory)
                .param("year", year)
                .param("ordinal", ordinal)
                .param("number", issue.number())
                .param("at", issue.at().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("due", issue.dueOn())
                .param("rule", issue.dueRule())
                .param("csaf", csaf)
                .param("sha256", issue.sha256())
                .param("supersedes", supersedes, Types.BIGINT)
                .update();
    }

    /// Id of an issued advisory by its number.
    Optional<Long> findIssued(String number) {
        return db.sql("select advisory from advisory_issue where number = :number")
                .param("number", number)
                .query(Long.class)
                .optional();
    }

    record Numbered(long id, String number, String titleVi, String titleEn) {}

    List<Numbered> listIssued(Collection<Long> ids) {
        return db.sql("""
                select a.id, i.number, a.title_vi, a.title_en
                  from advisory_issue i
                  join advisory a on a.id = i.advisory
                 where a.id = any (:ids)
                 order by i.year, i.ordinal
                """)
                .param("ids", ids.toArray(Long[]::new))
                .query(Numbered.class)
                .list();
    }

    /// Issued advisories that reached the body or a system of it, the latest first.
    List<Numbered> listReaching(long organisation) {
        return db.sql("""
                select a.id, i.number, a.title_vi, a.title_en
                  from advisory_issue i
                  join advisory a on a.id = i.advisory
                 where exists (select from advisory_reach r
                                where r.advisory = a.id and r.organisation = :organisation)
                 order by i.year desc, i.ordinal desc
                """)
                .param("organisation", organisation)
                .query(Numbered.class)
                .list();
    }

    /// The issued document of an advisory that was found in scope in the same act.
    byte[] getCsaf(long advisory) {
        return db.sql("select csaf from advisory_issue where advisory = :advisory")
                .param("advisory", advisory)
                .query(byte[].class)
                .single();
    }
}

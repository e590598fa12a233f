package vn.khien.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AmendmentRows {
    private final JdbcClient db;

    AmendmentRows(JdbcClient db) {
        this.db = db;
    }

    /// What a document replaces, and, where others in force replace parts of it, those; in the order of the clauses.
    List<Amendment> list(long directive) {
        return db.sql("""
                select m.directive, d.number, i.at as issued_at, m.clause as new_clause, n.number as new_number,
                       n.text as new_text, c.directive as amended, e.number as amended_number,
                       e.title as amended_title, m.replaces, c.number as clause_number, c.text, m.quote
                  from amendment m
                  join directive d on d.id = m.directive
                  left join issuance i on i.directive = m.directive
                  left join clause n on n.id = m.clause
                  join clause c on c.id = m.replaces
                  join directive e on e.id = c.directive
                 where m.directive = :directive
                    or (c.directive = :directive and i.directive is not null)
                 order by c.directive, c.position, m.directive
                """)
                .param("directive", directive)
                .query((row, _) -> amendment(row))
                .list();
    }

    private static Amendment amendment(ResultSet row) throws SQLException {
        return new Amendment(
                row.getLong("directive"),
                row.getString("number"),
                DirectiveRows.instant(row, "issued_at"),
                row.getObject("new_clause", Long.class),
                row.getString("new_number"),
                row.getString("new_text"),
                row.getLong("amended"),
                row.getString("amended_number"),
                row.getString("amended_title"),
                row.getLong("replaces"),
                row.getString("clause_number"),
                row.getString("text"),
                row.getString("quote"));
    }

    /// Says anew what stands instead of a clause.
    void put(long directive, long replaces, @Nullable Long clause, String quote) {
        db.sql("""
                insert into amendment (directive, replaces, clause, quote)
                values (:directive, :replaces, :clause, :quote)
                on conflict (directive, replaces) do update set clause = excluded.clause, quote = excluded.quote
                """)
                .param("directive", directive)
                .param("replaces", replaces)
                .param("clause", clause, Types.BIGINT)
                .param("quote", quote)
                .update();
    }

    void delete(long directive, long replaces) {
        db.sql("delete from amendment where directive = :directive and replaces = :replaces")
                .param("directive", directive)
                .param("replaces", replaces)
                .update();
    }

    /// Id of the clause with that number, in the document in force with that number; where two have it, in the later.
    Optional<Long> findInForce(String document, String clause) {
        return db.sql("""
                select c.id
                  from directive d
                  join issuance i on i.directive = d.id
                  join clause c on c.directive = d.id
                 where d.number = :document
                   and c.number = :clause
                 order by i.at desc, c.position
                 limit 1
                """)
                .param("document", document)
                .param("clause", clause)
                .query(Long.class)
                .optional();
    }

    /// Id of the document in force that holds a clause.
    Optional<Long> findDirectiveInForce(long clause) {
        return db.sql("""
                select c.directive
                  from clause c
                  join issuance i on i.directive = c.directive
                 where c.id = :clause
                """).param("clause", clause).query(Long.class).optional();
    }

    /// Ends all that is still owed by obligations that rest on the replaced clauses.
    void endAssignments(long directive, Instant at) {
        db.sql("""
                insert into assignment_end (assignment, at, amended_by)
                select a.id, :at, m.directive
                  from amendment m
                  join obligation b on b.clause = m.replaces
                  join assignment a on a.obligation = b.id
                 where m.directive = :directive
                   and not exists (select from fulfilment f where f.assignment = a.id)
                on conflict (assignment) do nothing
                """)
                .param("directive", directive)
                .param("at", DirectiveRows.at(at))
                .update();
    }

    /// A body that owes, or owed, something by a replaced clause.
    record Concerned(
            long organisation,
            @Nullable String number,
            @Nullable String clause) {}

    List<Concerned> listConcerned(long directive) {
        return db.sql("""
                select distinct a.organisation, d.number, c.number as clause, c.position
                  from amendment m
                  join clause c on c.id = m.replaces
                  join directive d on d.id = c.directive
                  join obligation b on b.clause = m.replaces
                  join assignment a on a.obligation = b.id
                 where m.directive = :directive
                 order by a.organisation, c.position
                """)
                .param("directive", directive)
                .query((row, _) ->
                        new Concerned(row.getLong("organisation"), row.getString("number"), row.getString("clause")))
                .list();
    }
}

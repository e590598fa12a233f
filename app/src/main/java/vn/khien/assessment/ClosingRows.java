package vn.khien.assessment;

import static vn.khien.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ClosingRows {
    private final JdbcClient db;

    ClosingRows(JdbcClient db) {
        this.db = db;
    }

    void sign(List<Closing.Signature> all) {
        db.sql("""
                insert into answer_closing (directive, organisation, kind, at, by)
                select g.directive, g.organisation, 'signed', g.at, g.person
                  from unnest(cast(:directives as bigint[]), cast(:organisations as bigint[]),
                              cast(:at as timestamptz[]), cast(:persons as bigint[]))
                       as g (directive, organisation, at, person)
                """)
                .param("directives", column(all, Closing.Signature::directive, Long[]::new))
                .param("organisations", column(all, one -> one.signer().organisation(), Long[]::new))
                .param("at", column(all, one -> one.at().toString(), String[]::new))
                .param("persons", column(all, one -> one.signer().person(), Long[]::new))
                .update();
    }

    /// @return false where nothing stands signed
    boolean reopen(long directive, long organisation, Instant at, long by, String reason) {
        return db.sql("""
                insert into answer_closing (directive, organisation, kind, at, by, reason)
                select :directive, :organisation, 'reopened', :at, :by, :reason
                 where (select c.kind
                          from answer_closing c
                         where c.organisation = :organisation and c.directive = :directive
                         order by c.id desc
                         limit 1) = 'signed'
                """)
                        .param("directive", directive)
                        .param("organisation", organisation)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /// The last fact of each body below which the owner stood when it signed the assessment's answers, the nearest to
    /// the system first; of an assessment that was found within scope in the same act.
    List<Closing.Standing> listStanding(long assessment) {
        return db.sql("""
                select c.organisation, w.name_vi, w.name_en, c.kind = 'signed' as closed, c.at, p.name as by, c.reason
                  from assessment a
                  join information_system s on s.id = a.system
                  join organisation o on o.id = s.owner
                 cross join lateral answer_facts(a.directive, o.path) f
                  join answer_closing c on c.id = f.closing
                  join organisation w on w.id = c.organisation
                  join person p on p.id = c.by
                 where a.id = :assessment
                 order by f.depth desc
                """)
                .param("assessment", assessment)
                .query((row, _) -> standing(row))
                .list();
    }

    /// Whether the body's signature under the directive stands, with no replacement open.
    boolean isSigned(long directive, long organisation) {
        return db.sql("""
                select exists (select from (select c.kind
                                              from answer_closing c
                                             where c.organisation = :organisation and c.directive = :directive
                                             order by c.id desc
                                             limit 1) last
                                where last.kind = 'signed')
                """)
                .param("organisation", organisation)
                .param("directive", directive)
                .query(Boolean.class)
                .single();
    }

    /// The first signature in the way of changing a closed assessment.
    Closing.Standing getSigned(long assessment) {
        return listStanding(assessment).stream()
                .filter(Closing.Standing::closed)
                .findFirst()
                .orElseThrow();
    }

    private static Closing.Standing standing(ResultSet row) throws SQLException {
        return new Closing.Standing(
                row.getLong("organisation"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getBoolean("closed"),
                row.getTimestamp("at").toInstant(),
                row.getString("by"),
                row.getString("reason"));
    }
}

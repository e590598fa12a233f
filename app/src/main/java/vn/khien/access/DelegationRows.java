package vn.khien.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class DelegationRows {
    private static final String DELEGATION = """
            select d.id, d.organisation, d.deputy, p.name, d.title_vi, d.valid_from as "from", d.valid_to as "to",
                   d.taken_back is not null as taken_back
              from signing_delegation d
              join person p on p.id = d.deputy
            """;

    private final JdbcClient db;

    DelegationRows(JdbcClient db) {
        this.db = db;
    }

    /// Newest first.
    List<Delegation> list(long organisation) {
        return db.sql(DELEGATION
                        + " where d.organisation = :organisation order by d.valid_from desc, d.id desc limit 50")
                .param("organisation", organisation)
                .query(Delegation.class)
                .list();
    }

    Optional<Delegation> find(long organisation, long deputy, LocalDate day) {
        return db.sql(DELEGATION + """
                 where d.organisation = :organisation and d.deputy = :deputy and d.taken_back is null
                   and d.valid_from <= :day and d.valid_to >= :day
                 order by d.id desc
                 limit 1
                """)
                .param("organisation", organisation)
                .param("deputy", deputy)
                .param("day", day)
                .query(Delegation.class)
                .optional();
    }

    /// Who works for the organisation itself on the day, except `person`, by name.
    List<Delegating.Colleague> listColleagues(long organisation, long person, LocalDate day) {
        return db.sql("""
                select distinct p.id, p.name, p.search
                  from role_grant g
                  join person p on p.id = g.person
                  join account a on a.person = p.id and a.disabled_at is null
                 where g.organisation = :organisation and g.person <> :person
                   and g.valid_from <= :day and (g.valid_to is null or g.valid_to >= :day)
                 order by p.search, p.id
                """)
                .param("organisation", organisation)
                .param("person", person)
                .param("day", day)
                .query((row, _) -> new Delegating.Colleague(row.getLong("id"), row.getString("name")))
                .list();
    }

    /// What stands for the deputy from exactly that first day.
    Optional<Delegation> findStanding(long organisation, long deputy, LocalDate from) {
        return db.sql(DELEGATION + """
                 where d.organisation = :organisation and d.deputy = :deputy and d.taken_back is null
                   and d.valid_from = :from
                """)
                .param("organisation", organisation)
                .param("deputy", deputy)
                .param("from", from)
                .query(Delegation.class)
                .optional();
    }

    /// @return false where one stands for the deputy from the same day
    boolean insert(long organisation, long head, long deputy, String title, LocalDate from, LocalDate to, Instant at) {
        return db.sql("""
                insert into signing_delegation (organisation, head, deputy, title_vi, valid_from, valid_to, at)
                values (:organisation, :head, :deputy, :title, :from, :to, :at)
                on conflict (organisation, deputy, valid_from) where taken_back is null do nothing
                """)
                        .param("organisation", organisation)
                        .param("head", head)
                        .param("deputy", deputy)
                        .param("title", title)
                        .param("from", from)
                        .param("to", to)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// @return the deputy; nothing where it was taken back before
    Optional<Long> takeBack(long id, long organisation, Instant at) {
        return db.sql("""
                update signing_delegation
                   set taken_back = :at
                 where id = :id and organisation = :organisation and taken_back is null
                returning deputy
                """)
                .param("id", id)
                .param("organisation", organisation)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional();
    }

    /// Ends the grant of a delegation before `day`; a grant that has not begun by then was never one.
    void endGrant(long id, LocalDate day) {
        db.sql("""
                delete from role_grant g
                 using signing_delegation d
                 where d.id = :id and g.person = d.deputy and g.organisation = d.organisation
                   and g.role = 'signing_deputy' and g.valid_from = d.valid_from and g.valid_from >= :day
                """).param("id", id).param("day", day).update();
        db.sql("""
                update role_grant g
                   set valid_to = :last
                  from signing_delegation d
                 where d.id = :id and g.person = d.deputy and g.organisation = d.organisation
                   and g.role = 'signing_deputy' and g.valid_from = d.valid_from and g.valid_to > :last
                """).param("id", id).param("last", day.minusDays(1)).update();
    }
}

package vn.khien.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.platform.Folding;

/// Accounts and grants, for those who manage them.
@Component
class AccountRows {
    private static final String ACCOUNT = """
            select a.id, a.login, a.person, p.name, a.disabled_at is not null as locked,
                   (select count(*) from role_grant g where g.person = a.person) as grants
              from account a
              join person p on p.id = a.person
            """;

    private final JdbcClient db;

    AccountRows(JdbcClient db) {
        this.db = db;
    }

    record Kept(long id, String login, long person, String name, boolean locked, int grants) {}

    record KeptGrant(
            long id,
            String role,
            String code,
            String nameVi,
            String nameEn,
            LocalDate from,
            @Nullable LocalDate to) {
        /// Whether it has not ended before `day`.
        boolean goesOn(LocalDate day) {
            return to == null || !to.isBefore(day);
        }
    }

    List<Kept> list(String text, int limit, int skip) {
        return db.sql(ACCOUNT + """
                 where lower(a.login) like :pattern or p.search like :pattern
                 order by (a.login <> :typed), a.login
                 limit :limit offset :skip
                """)
                .param("pattern", Folding.likePattern(Folding.fold(text)))
                .param("typed", text.strip())
                .param("limit", limit)
                .param("skip", skip)
                .query(Kept.class)
                .list();
    }

    Optional<Kept> find(String login) {
        return db.sql(ACCOUNT + " where a.login = :login")
                .param("login", login)
                .query(Kept.class)
                .optional();
    }

    List<KeptGrant> listGrants(long person) {
        return db.sql("""
                select g.id, g.role, o.code, o.name_vi, o.name_en, g.valid_from as "from", g.valid_to as "to"
                  from role_grant g
                  join organisation o on o.id = g.organisation
                 where g.person = :person
                 order by (g.valid_to is not null), g.valid_from desc, g.id
                """).param("person", person).query(KeptGrant.class).list();
    }

    /// The roles that a person holds for an organisation on any day from `from` to `to`; without end where that is
    /// null.
    List<Role> listRoles(long person, long organisation, LocalDate from, @Nullable LocalDate to) {
        return db.sql("""
                select distinct role
                  from role_grant
                 where person = :person and organisation = :organisation
                   and daterange(valid_from, valid_to, '[]') && daterange(:from, cast(:to as date), '[]')
                """)
                .param("person", person)
                .param("organisation", organisation)
                .param("from", from)
                .param("to", to, java.sql.Types.DATE)
                .query((row, _) -> Role.of(row.getString("role")))
                .list();
    }

    boolean insertGrant(long person, Role role, long organisation, LocalDate from, @Nullable LocalDate to) {
        return db.sql("""
                insert into role_grant (person, role, organisation, valid_from, valid_to)
                values (:person, :role, :organisation, :from, :to)
                on conflict do nothing
                """)
                        .param("person", person)
                        .param("role", role.code())
                        .param("organisation", organisation)
                        .param("from", from)
                        .param("to", to, java.sql.Types.DATE)
                        .update()
                == 1;
    }

    Optional<KeptGrant> findGrant(long person, long grant) {
        return listGrants(person).stream().filter(one -> one.id() == grant).findFirst();
    }

    /// Lets a grant end earlier, never later.
    ///
    /// @return false where it begins after that day or has ended by then
    boolean endGrant(long person, long grant, LocalDate lastDay) {
        return db.sql("""
                update role_grant set valid_to = :day
                 where id = :id and person = :person and valid_from <= :day
                   and (valid_to is null or valid_to > :day)
                """)
                        .param("day", lastDay)
                        .param("id", grant)
                        .param("person", person)
                        .update()
                == 1;
    }

    void lock(long account, @Nullable Instant at) {
        db.sql("update account set disabled_at = :at where id = :id")
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", account)
                .update();
    }

    void setPassword(long account, String hash) {
        db.sql("update account set password_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", account)
                .update();
    }

    /// Whoever works under this login signs in again.
    void endSessions(String login) {
        db.sql("delete from spring_session where principal_name = :login")
                .param("login", login)
                .update();
    }

    /// How many API tokens of the account are valid at an instant.
    int countTokens(long account, Instant at) {
        return db.sql("""
                select count(*) from api_token
                 where account = :account and revoked_at is null and expires_at > :at
                """)
                .param("account", account)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /// Revokes the API tokens of the account that are valid at `at`.
    ///
    /// @return how many those were
    int revokeTokens(long account, Instant at) {
        return db.sql("""
                update api_token set revoked_at = :at
                 where account = :account and revoked_at is null and expires_at > :at
                """)
                .param("account", account)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    long insertPerson(String name) {
        return db.sql("insert into person (name, search) values (:name, :search) returning id")
                .param("name", name)
                .param("search", Folding.fold(name))
                .query(Long.class)
                .single();
    }
}

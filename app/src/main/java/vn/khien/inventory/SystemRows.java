package vn.khien.inventory;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;
import vn.khien.platform.Folding;

@Component
class SystemRows {
    /// The columns of an [InformationSystem]; joins `information_system s` and its owner `o`.
    static final String COLUMNS = """
            select s.id, s.code, s.name, s.purpose, s.owner, o.code as owner_code, o.name_vi as owner_name_vi,
                   o.name_en as owner_name_en, o.path as owner_path, s.operator, s.people_served, s.data_subjects,
                   s.personal_data, s.online_service, s.level, upper(s.dossier) as dossier, s.dossier_number,
                   s.dossier_date, s.plan_carried_out, s.version, s.updated_at
            """;

    static final String WITHIN = """
              from information_system s
              join organisation o on o.id = s.owner
             where o.path >= :from and o.path < :to
               and s.retired_at is null
            """;

    private final JdbcClient db;

    SystemRows(JdbcClient db) {
        this.db = db;
    }

    /// An organisation that may own systems.
    record Owner(long id, String code) {}

    Optional<InformationSystem> findByCode(Scope scope, String code) {
        return db.sql(COLUMNS + WITHIN + " and s.code = :code")
                .param("from", scope.from())
                .param("to", scope.to())
                .param("code", code)
                .query(InformationSystem.class)
                .optional();
    }

    /// Of a system in use or retired.
    Optional<Long> findIdByCode(Scope scope, String code) {
        return db.sql("""
                select s.id
                  from information_system s
                  join organisation o on o.id = s.owner
                 where s.code = :code
                   and o.path >= :from and o.path < :to
                """)
                .param("code", code)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Long.class)
                .optional();
    }

    /// @return false where it was retired before
    boolean retire(Scope scope, long id, Instant at, String words) {
        return db.sql("""
                update information_system s
                   set retired_at = :at, retired_words = :words, version = version + 1, updated_at = :at
                  from organisation o
                 where s.id = :id
                   and o.id = s.owner
                   and o.path >= :from and o.path < :to
                   and s.retired_at is null
                """)
                        .param("id", id)
                        .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                        .param("words", words)
                        .param("from", scope.from())
                        .param("to", scope.to())
                        .update()
                == 1;
    }

    List<InformationSystem> search(Scope scope, String folded, int limit) {
        return db.sql(COLUMNS + WITHIN
                        + " and s.search like :pattern order by s.name collate \"vi-x-icu\", s.id limit :limit")
                .param("from", scope.from())
                .param("to", scope.to())
                .param("pattern", Folding.likePattern(folded))
                .param("limit", limit)
                .query(InformationSystem.class)
                .list();
    }

    List<InformationSystem> listByIds(Scope scope, Collection<Long> ids) {
        return db.sql(COLUMNS + WITHIN + " and s.id = any(:ids) order by o.path, s.code, s.id")
                .param("from", scope.from())
                .param("to", scope.to())
                .param("ids", ids.toArray(Long[]::new))
                .query(InformationSystem.class)
                .list();
    }

    List<InformationSystem> list(Scope scope) {
        return db.sql(COLUMNS + WITHIN + " order by o.path, s.code, s.id")
                .param("from", scope.from())
                .param("to", scope.to())
                .query(InformationSystem.class)
                .list();
    }

    /// Holds the row until the end of the transaction; read it in a statement of its own.
    void lock(Scope scope, long id) {
        db.sql("""
                select s.id
                  from information_system s
                  join organisation o on o.id = s.owner
                 where s.id = :id
                   and o.path >= :from and o.path < :to
                   for update of s
                """)
                .param("id", id)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Long.class)
                .single();
    }

    List<Owner> listOwners(Scope scope, Collection<Long> ids) {
        return db.sql("""
                select id, code
                  from organisation
                 where id = any(:ids)
                   and path >= :from and path < :to
                 order by id
                """)
                .param("ids", ids.toArray(Long[]::new))
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Owner.class)
                .list();
    }

    /// Holds the numbering of the owners until the end of the transaction, always in the same order.
    void lockNumbering(Collection<Long> owners) {
        db.sql("select pg_advisory_xact_lock(7100, id::int) from unnest(cast(:ids as bigint[])) id order by id")
                .param("ids", owners.stream().sorted().toArray(Long[]::new))
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// The highest number that stands behind the owner's code in any system code, or 0.
    Map<Long, Long> lastNumbers(Collection<Owner> owners) {
        record Last(long id, long number) {}
        return db
                .sql("""
                select o.id, last_system_number(o.code || '-') as number
                  from organisation o
                 where o.id = any(:ids)
                """)
                .param("ids", owners.stream().map(Owner::id).toArray(Long[]::new))
                .query(Last.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Last::id, Last::number));
    }

    /// Inserts all systems with one statement, and gives the ids of those whose code was free.
    List<Long> insertAll(List<SystemFacts> systems, Instant at) {
        return db.sql("""
                insert into information_system
                       (code, name, search, purpose, owner, operator, people_served, data_subjects, personal_data,
                        online_service, level, dossier, dossier_number, dossier_date, plan_carried_out, updated_at)
                select code, name, search, purpose, owner, operator, people_served, data_subjects, personal_data,
                       online_service, level, dossier, dossier_number, cast(dossier_date as date), plan_carried_out, :at
                  from unnest(cast(:codes as text[]), cast(:names as text[]), cast(:searches as text[]),
                              cast(:purposes as text[]), cast(:owners as bigint[]), cast(:operators as text[]),
                              cast(:served as bigint[]), cast(:subjects as bigint[]), cast(:personal as boolean[]),
                              cast(:online as boolean[]), cast(:levels as integer[]), cast(:dossiers as text[]),
                              cast(:numbers as text[]), cast(:dates as text[]), cast(:plans as boolean[]))
                       as n (code, name, search, purpose, owner, operator, people_served, data_subjects,
                             personal_data, online_service, level, dossier, dossier_number, dossier_date,
                             plan_carried_out)
                    on conflict (code) do nothing
                returning id
                """)
                .param("codes", column(systems, SystemFacts::code, String[]::new))
                .param("names", column(systems, SystemFacts::name, String[]::new))
                .param("searches", column(systems, SystemRows::search, String[]::new))
                .param("purposes", column(systems, SystemFacts::purpose, String[]::new))
                .param("owners", column(systems, SystemFacts::owner, Long[]::new))
                .param("operators", column(systems, SystemFacts::operator, String[]::new))
                .param("served", column(systems, SystemFacts::peopleServed, Long[]::new))
                .param("subjects", column(systems, SystemFacts::dataSubjects, Long[]::new))
                .param("personal", column(systems, SystemFacts::personalData, Boolean[]::new))
                .param("online", column(systems, SystemFacts::onlineService, Boolean[]::new))
                .param("levels", column(systems, SystemFacts::level, Integer[]::new))
                .param("dossiers", column(systems, system -> system.dossier().code(), String[]::new))
                .param("numbers", column(systems, SystemFacts::dossierNumber, String[]::new))
                .param(
                        "dates",
                        column(
                                systems,
                                system -> system.dossierDate() == null
                                        ? null
                                        : system.dossierDate().toString(),
                                String[]::new))
                .param("plans", column(systems, SystemFacts::planCarriedOut, Boolean[]::new))
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .list();
    }

    private static <T> T[] column(
            List<SystemFacts> systems, Function<SystemFacts, ? extends @Nullable T> value, IntFunction<T[]> array) {
        return systems.stream().map(value).toArray(array);
    }

    void update(long id, SystemFacts facts, Instant at) {
        db.sql("""
                update information_system
                   set code = :code, name = :name, search = :search, purpose = :purpose, owner = :owner,
                       operator = :operator, people_served = :served, data_subjects = :subjects,
                       personal_data = :personal, online_service = :online, level = :level, dossier = :dossier,
                       dossier_number = :number, dossier_date = :date, plan_carried_out = :plan,
                       version = version + 1, updated_at = :at
                 where id = :id
                """)
                .param("code", facts.code())
                .param("name", facts.name())
                .param("search", search(facts))
                .param("purpose", facts.purpose())
                .param("owner", facts.owner())
                .param("operator", facts.operator())
                .param("served", facts.peopleServed(), Types.BIGINT)
                .param("subjects", facts.dataSubjects(), Types.BIGINT)
                .param("personal", facts.personalData())
                .param("online", facts.onlineService())
                .param("level", facts.level(), Types.SMALLINT)
                .param("dossier", facts.dossier().code())
                .param("number", facts.dossierNumber(), Types.VARCHAR)
                .param("date", facts.dossierDate(), Types.DATE)
                .param("plan", facts.planCarriedOut())
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /// What a search looks through.
    static String search(SystemFacts facts) {
        return Folding.fold(facts.name() + " | " + facts.code() + " | " + facts.operator());
    }
}

package vn.khien.inventory;

import static vn.khien.platform.Columns.column;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;
import vn.khien.platform.Folding;

/// Uploads that wait for confirmation, compared with the register as sets.
@Component
class ImportRows {
    private final JdbcClient db;

    ImportRows(JdbcClient db) {
        this.db = db;
    }

    /// A hundred thousand rows take more than a statement usually has: until the end of the transaction, 5 minutes,
    /// and memory to sort them in.
    void takeTimeAndMemory() {
        db.sql("""
                select set_config(name, value, true)
                  from (values ('statement_timeout', '5min'), ('work_mem', '64MB')) as most (name, value)
                """).query(String.class).list();
    }

    record Line(int row, SystemFacts facts) {}

    record Stored(
            long id,
            long person,
            long organisation,
            String fileName,
            int rows,
            int added,
            int changed,
            int unchanged,
            String problems,
            @Nullable Instant confirmedAt) {}

    long insert(long organisation, long person, Instant at, String fileName) {
        return db.sql("""
                insert into system_import (organisation, person, at, file_name, rows, added, changed, unchanged, problems)
                values (:organisation, :person, :at, :name, 0, 0, 0, 0, '[]')
                returning id
                """)
                .param("organisation", organisation)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("name", fileName)
                .query(Long.class)
                .single();
    }

    /// Ids of the organisations in scope by their codes: those of the day, and for other codes those that are no more
    /// and own systems still, which wait for a successor.
    Map<String, Long> ownersByCode(Scope scope, LocalDate on) {
        record Owner(String code, long id) {}
        return db
                .sql("""
                select o.code, o.id
                  from organisation o
                 where o.path >= :from and o.path < :to
                   and (o.valid_from is null or o.valid_from <= :on)
                   and (o.valid_to is null or o.valid_to >= :on
                        or exists (select from information_system s where s.owner = o.id and s.retired_at is null))
                 order by o.valid_to desc nulls first
                """)
                .param("from", scope.from())
                .param("to", scope.to())
                .param("on", on)
                .query(Owner.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Owner::code, Owner::id, (first, _) -> first));
    }

    void insertLines(long id, List<Line> lines) {
        var facts = lines.stream().map(Line::facts).toList();
        db.sql("""
                insert into system_import_row
                       (import, "row", code, name, purpose, owner, operator, people_served, data_subjects, personal_data,
                        online_service, level, dossier, dossier_number, dossier_date, plan_carried_out, folded_name,
                        folded_code, folded_operator)
                select :id, n.line, code, name, purpose, owner, operator, served, subjects, personal, online, level,
                       dossier, number, cast(day as date), plan, folded_name, folded_code, folded_operator
                  from unnest(cast(:lines as integer[]), cast(:codes as text[]), cast(:names as text[]),
                              cast(:purposes as text[]), cast(:owners as bigint[]), cast(:operators as text[]),
                              cast(:served as bigint[]), cast(:subjects as bigint[]), cast(:personal as boolean[]),
                              cast(:online as boolean[]), cast(:levels as integer[]), cast(:dossiers as text[]),
                              cast(:numbers as text[]), cast(:days as text[]), cast(:plans as boolean[]),
                              cast(:folded_names as text[]), cast(:folded_codes as text[]),
                              cast(:folded_operators as text[]))
                       as n (line, code, name, purpose, owner, operator, served, subjects, personal, online, level,
                             dossier, number, day, plan, folded_name, folded_code, folded_operator)
                """)
                .param("id", id)
                .param("lines", column(lines, Line::row, Integer[]::new))
                .param("codes", column(facts, SystemFacts::code, String[]::new))
                .param("names", column(facts, SystemFacts::name, String[]::new))
                .param("purposes", column(facts, SystemFacts::purpose, String[]::new))
                .param("owners", column(facts, SystemFacts::owner, Long[]::new))
                .param("operators", column(facts, SystemFacts::operator, String[]::new))
                .param("served", column(facts, SystemFacts::peopleServed, Long[]::new))
                .param("subjects", column(facts, SystemFacts::dataSubjects, Long[]::new))
                .param("personal", column(facts, SystemFacts::personalData, Boolean[]::new))
                .param("online", column(facts, SystemFacts::onlineService, Boolean[]::new))
                .param("levels", column(facts, SystemFacts::level, Integer[]::new))
                .param("dossiers", column(facts, one -> one.dossier().code(), String[]::new))
                .param("numbers", column(facts, SystemFacts::dossierNumber, String[]::new))
                .param("days", column(facts, ImportRows::day, String[]::new))
                .param("plans", column(facts, SystemFacts::planCarriedOut, Boolean[]::new))
                .param("folded_names", column(facts, one -> Folding.fold(one.name()), String[]::new))
                .param("folded_codes", column(facts, one -> Folding.fold(one.code()), String[]::new))
                .param("folded_operators", column(facts, one -> Folding.fold(one.operator()), String[]::new))
                .update();
    }

    private static @Nullable String day(SystemFacts facts) {
        LocalDate date = facts.dossierDate();
        return date == null ? null : date.toString();
    }

    /// Finds the system that each row means: by code, or, without one, by owner and name; then what is different.
    void compare(long id) {
        db.sql("""
                update system_import_row r
                   set system = s.id, version = s.version,
                       change = case when (s.name, s.purpose, s.owner, s.operator, s.people_served, s.data_subjects,
                                           s.personal_data, s.online_service, s.level, s.dossier, s.dossier_number,
                                           s.dossier_date, s.plan_carried_out)
                                     is not distinct from
                                          (r.name, r.purpose, r.owner, r.operator, r.people_served, r.data_subjects,
                                           r.personal_data, r.online_service, r.level, r.dossier, r.dossier_number,
                                           r.dossier_date, r.plan_carried_out)
                                     then 'unchanged' else 'changed' end
                  from information_system s
                 where r.import = :id
                   and s.retired_at is null
                   and r.code <> ''
                   and s.code = r.code
                """).param("id", id).update();
        db.sql("""
                update system_import_row r
                   set system = s.id, version = s.version, code = s.code,
                       change = case when (s.purpose, s.operator, s.people_served, s.data_subjects, s.personal_data,
                                           s.online_service, s.level, s.dossier, s.dossier_number, s.dossier_date,
                                           s.plan_carried_out)
                                     is not distinct from
                                          (r.purpose, r.operator, r.people_served, r.data_subjects, r.personal_data,
                                           r.online_service, r.level, r.dossier, r.dossier_number, r.dossier_date,
                                           r.plan_carried_out)
                                     then 'unchanged' else 'changed' end
                  from information_system s
                 where r.import = :id
                   and r.system is null
                   and r.code = ''
                   and s.retired_at is null
                   and s.owner = r.owner
                   and s.name collate "C" = r.name
                """).param("id", id).update();
    }

    record Doubled(int row, int first) {}

    /// Rows that mean the same system as an earlier row.
    List<Doubled> listDoubled(long id) {
        return db.sql("""
                with named as (
                  select r."row", (case when r.code = '' then r.owner || ' ' || r.name else r.code end) collate "C" as name
                    from system_import_row r
                   where r.import = :id)
                select n."row", f.first
                  from (select name, min("row") as first from named group by name having count(*) > 1) f
                  join named n on n.name = f.name and n."row" <> f.first
                 order by n."row"
                 limit 1000
                """).param("id", id).query(Doubled.class).list();
    }

    List<Integer> listForeign(long id) {
        return db.sql("select place from import_rows_of_foreign_codes(:id) order by place limit 1000")
                .param("id", id)
                .query(Integer.class)
                .list();
    }

    void finish(long id, int rows, String problems) {
        db.sql("""
                update system_import i
                   set rows = :rows, problems = cast(:problems as jsonb), added = c.added, changed = c.changed,
                       unchanged = c.unchanged
                  from (select count(*) filter (where change = 'added') as added,
                               count(*) filter (where change = 'changed') as changed,
                               count(*) filter (where change = 'unchanged') as unchanged
                          from system_import_row
                         where import = :id) c
                 where i.id = :id
                """)
                .param("id", id)
                .param("rows", rows)
                .param("problems", problems)
                .update();
    }

    Optional<Stored> find(long id, long person) {
        return db.sql("select * from system_import where id = :id and person = :person")
                .param("id", id)
                .param("person", person)
                .query((row, _) -> {
                    var confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
                    return new Stored(
                            row.getLong("id"),
                            row.getLong("person"),
                            row.getLong("organisation"),
                            row.getString("file_name"),
                            row.getInt("rows"),
                            row.getInt("added"),
                            row.getInt("changed"),
                            row.getInt("unchanged"),
                            row.getString("problems"),
                            confirmed == null ? null : confirmed.toInstant());
                })
                .optional();
    }

    void lock(long id) {
        db.sql("select id from system_import where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /// One field of one row that is added or changed.
    record Difference(int row, String change, String code, String name, String field, String before, String after) {}

    List<Difference> listDifferences(long id, int limit) {
        return db.sql("""
                select r."row", r.change, r.code, r.name, f.field, f.before, f.after
                  from system_import_row r
                  left join information_system s on s.id = r.system
                 cross join lateral (values
                       ('name', s.name, r.name),
                       ('purpose', s.purpose, r.purpose),
                       ('operator', s.operator, r.operator),
                       ('peopleServed', s.people_served::text, r.people_served::text),
                       ('dataSubjects', s.data_subjects::text, r.data_subjects::text),
                       ('personalData', s.personal_data::text, r.personal_data::text),
                       ('onlineService', s.online_service::text, r.online_service::text),
                       ('level', s.level::text, r.level::text),
                       ('dossier', s.dossier, r.dossier),
                       ('dossierNumber', s.dossier_number, r.dossier_number),
                       ('dossierDate', to_char(s.dossier_date, 'DD/MM/YYYY'), to_char(r.dossier_date, 'DD/MM/YYYY')),
                       ('planCarriedOut', s.plan_carried_out::text, r.plan_carried_out::text)) as f (field, before, after)
                 where r.import = :id
                   and (r.change = 'changed' and f.before is distinct from f.after
                        or r.change = 'added' and f.field = 'name')
                 order by r."row", f.field
                 limit :limit
                """)
                .param("id", id)
                .param("limit", limit)
                .query((row, _) -> new Difference(
                        row.getInt("row"),
                        row.getString("change"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("field"),
                        TypedSystem.text(row.getString("before")),
                        TypedSystem.text(row.getString("after"))))
                .list();
    }

    /// How many rows would change a system that is there.
    int countChanged(long id) {
        return db.sql("select count(*)::int from system_import_row where import = :id and change = 'changed'")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /// How many of the compared systems were changed by somebody since.
    int countOutdated(long id) {
        return db.sql("""
                select count(*)::int
                  from system_import_row r
                  left join information_system s on s.id = r.system
                 where r.import = :id
                   and r.system is not null
                   and s.version is distinct from r.version
                """).param("id", id).query(Integer.class).single();
    }

    /// Writes the rows that change a system, where the system still is what they were compared with.
    ///
    /// @return how many were written
    int writeChanged(long id, Instant at) {
        return db.sql("""
                update information_system s
                   set name = r.name, search = folded_search(r.name, s.code, r.operator), purpose = r.purpose,
                       owner = r.owner, operator = r.operator, people_served = r.people_served,
                       data_subjects = r.data_subjects, personal_data = r.personal_data,
                       online_service = r.online_service, level = r.level, dossier = r.dossier,
                       dossier_number = r.dossier_number, dossier_date = r.dossier_date,
                       plan_carried_out = r.plan_carried_out, version = s.version + 1, updated_at = :at
                  from system_import_row r
                 where r.import = :id
                   and r.change = 'changed'
                   and s.id = r.system
                   and s.version = r.version
                """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Long> listOwnersNeedingCodes(long id) {
        return db.sql(
                        "select distinct owner from system_import_row where import = :id and change = 'added' and code = ''")
                .param("id", id)
                .query(Long.class)
                .list();
    }

    /// The last number is looked for once for each owner (materialized): planned into the rows it would be looked for
    /// 100,000 times. What a search looks through is folded already, and of given codes once for each owner.
    int writeAdded(long id, Instant at) {
        return db.sql("""
                with owners as materialized (
                  select o.id as owner, o.code || '-' as prefix, split_part(folded_search(o.code || '-', '', ''), ' | ', 1) as folded,
                         last_system_number(o.code || '-') as last
                    from organisation o
                   where o.id in (select owner from system_import_row where import = :id and change = 'added')),
                coded as (
                  select r.*, n.prefix, n.folded,
                         numbered(n.last + row_number() over (partition by r.owner, r.code = '' order by r."row")) as number
                    from system_import_row r
                    join owners n using (owner)
                   where r.import = :id
                     and r.change = 'added')
                insert into information_system
                       (code, name, search, purpose, owner, operator, people_served, data_subjects, personal_data,
                        online_service, level, dossier, dossier_number, dossier_date, plan_carried_out, updated_at)
                select case when code <> '' then code else prefix || number end, name,
                       rtrim(folded_name || ' | ' || case when code <> '' then folded_code else folded || number end
                             || ' | ' || folded_operator),
                       purpose, owner, operator, people_served, data_subjects, personal_data, online_service, level,
                       dossier, dossier_number, dossier_date, plan_carried_out, :at
                  from coded
                """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void confirm(long id, Instant at) {
        db.sql("update system_import set confirmed_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}

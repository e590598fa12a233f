package vn.khien.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Incidents and their places, within a [Sight].
@Component
class IncidentRows {
    private static final String COLUMNS = """
            select i.id, i.code, i.told_at, i.told_by is null as anonymous, i.detected_at, i.organisation,
                   o.code as organisation_code, o.name_vi as organisation_vi, o.name_en as organisation_en,
                   o.path as organisation_path,
                   i.placed_at, i.personal_data_at, i.dismissed_words, m.code as merged_into,
                   (select g.serious from incident_grading g
                     where g.incident = i.id order by g.id desc limit 1) as serious,
                   (select min(r.at) from incident_report r
                     where r.incident = i.id and r.kind = 'closing') as ended_at,
                   incident_closed_at(i.id) as closed_at
            """;

    private static final String FROM = """
              from incident i
              left join organisation o on o.id = i.organisation
              left join incident m on m.id = i.merged_into
             where (o.path >= :from and o.path < :to
                    or 'network' = any (:parts)
                    or i.personal_data_at is not null and 'personal_data' = any (:parts))
            """;

    private final JdbcClient db;

    IncidentRows(JdbcClient db) {
        this.db = db;
    }

    /// Tells row-level security which parts the present transaction receives beside its scope.
    void stand(Sight sight) {
        db.sql("select set_config('khien.incident_parts', :parts, true)")
                .param("parts", String.join(",", sight.partCodes()))
                .query((row, _) -> row.getString(1))
                .single();
    }

    private static JdbcClient.StatementSpec within(JdbcClient.StatementSpec statement, Sight sight) {
        return statement
                .param("from", sight.scope().from())
                .param("to", sight.scope().to())
                .param("parts", sight.partCodes());
    }

    /// One at a time tells with the same form, until the end of the transaction.
    void lockOnce(byte[] once) {
        db.sql("select pg_advisory_xact_lock(7200, hashtext(encode(:once, 'hex')))")
                .param("once", once)
                .query((row, _) -> row.getString(1))
                .single();
    }

    Optional<String> findByOnce(byte[] once) {
        return db.sql("select code from incident where once_hash = :once")
                .param("once", once)
                .query(String.class)
                .optional();
    }

    /// Whether the inbox holds this many, without counting further.
    boolean inboxHolds(int most) {
        return db.sql("""
                select count(*) >= :most
                  from (select from incident
                         where organisation is null and dismissed_at is null and merged_into is null
                         limit :most) waiting
                """).param("most", most).query(Boolean.class).single();
    }

    /// The next code of the year; gapless, since it is given back with the transaction.
    String nextCode(int year) {
        var number = db.sql("""
                insert into incident_number (year, last) values (:year, 1)
                    on conflict (year) do update set last = incident_number.last + 1
                returning last
                """).param("year", year).query(Integer.class).single();
        return "SC-%d-%04d".formatted(year, number);
    }

    /// A new incident.
    ///
    /// @param keyHash null where somebody signed in told it
    record Told(
            String code,
            byte[] once,
            byte @Nullable [] keyHash,
            Instant at,
            @Nullable Long by,
            @Nullable Long organisation,
            @Nullable Instant detectedAt,
            boolean personalData) {}

    long insert(Told told) {
        return db.sql("""
                insert into incident (code, once_hash, key_hash, told_at, told_by, organisation, placed_at, placed_by,
                                      detected_at, personal_data_at)
                values (:code, :once, :key, :at, :by, :organisation,
                        case when :organisation is null then null else :at end,
                        case when :organisation is null then null else :by end,
                        :detected, case when :personal then :at end)
                returning id
                """)
                .param("code", told.code())
                .param("once", told.once())
                .param("key", told.keyHash(), Types.BINARY)
                .param("at", utc(told.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("by", told.by(), Types.BIGINT)
                .param("organisation", told.organisation(), Types.BIGINT)
                .param("detected", utc(told.detectedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("personal", told.personalData())
                .query(Long.class)
                .single();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /// What a list is narrowed to.
    ///
    /// @param state empty for all; otherwise `new`, `open`, `closed` or `serious`
    /// @param before id before which the page begins
    record Filter(String state, long before, int limit) {}

    List<Incident> list(Sight sight, Filter filter) {
        return within(db.sql("select * from (" + COLUMNS + FROM + """
                           and i.id < :before
                        ) found
                         where case :state
                                 when 'new' then organisation is null and dismissed_words is null
                                                 and merged_into is null
                                 when 'open' then organisation is not null and closed_at is null
                                                  and dismissed_words is null and merged_into is null
                                 when 'closed' then closed_at is not null
                                 when 'serious' then serious
                                 else true end
                         order by id desc
                         limit :limit
                        """), sight)
                .param("before", filter.before())
                .param("state", filter.state())
                .param("limit", filter.limit())
                .query(IncidentRows::incident)
                .list();
    }

    Optional<Incident> find(Sight sight, String code) {
        return within(db.sql(COLUMNS + FROM + " and i.code = :code"), sight)
                .param("code", code)
                .query(IncidentRows::incident)
                .optional();
    }

    /// Of who did not sign in, by the code and the key that was shown once. Asked as the system itself.
    Optional<Incident> findByKey(String code, byte[] keyHash) {
        return db.sql(COLUMNS + """
                  from incident i
                  left join organisation o on o.id = i.organisation
                  left join incident m on m.id = i.merged_into
                 where i.code = :code
                   and i.key_hash = :key
                """)
                .param("code", code)
                .param("key", keyHash)
                .query(IncidentRows::incident)
                .optional();
    }

    private static Incident incident(ResultSet row, int number) throws SQLException {
        return new Incident(
                row.getLong("id"),
                row.getString("code"),
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("anonymous"),
                instant(row, "detected_at"),
                row.getObject("organisation", Long.class),
                row.getString("organisation_code"),
                row.getString("organisation_vi"),
                row.getString("organisation_en"),
                row.getString("organisation_path"),
                instant(row, "placed_at"),
                instant(row, "personal_data_at"),
                row.getString("dismissed_words"),
                row.getString("merged_into"),
                row.getObject("serious", Boolean.class),
                instant(row, "ended_at"),
                instant(row, "closed_at"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// Holds an incident that was found within sight in the same act; read it again afterwards.
    void lock(long id) {
        db.sql("select id from incident where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    void place(long id, long organisation, Instant at, long by) {
        db.sql("update incident set organisation = :organisation, placed_at = :at, placed_by = :by where id = :id")
                .param("organisation", organisation)
                .param("at", utc(at))
                .param("by", by)
                .param("id", id)
                .update();
    }

    void dismiss(long id, String words, Instant at, long by) {
        db.sql("""
                update incident set dismissed_at = :at, dismissed_by = :by, dismissed_words = :words
                 where id = :id and dismissed_at is null
                """)
                .param("at", utc(at))
                .param("by", by)
                .param("words", words)
                .param("id", id)
                .update();
    }

    /// Both stay: the one is from now on another report of the other, and so is what was merged into it.
    void merge(long id, long into, Instant at, long by) {
        db.sql("""
                update incident set merged_into = :into, merged_at = :at, merged_by = :by
                 where id = :id or merged_into = :id
                """)
                .param("into", into)
                .param("at", utc(at))
                .param("by", by)
                .param("id", id)
                .update();
    }

    /// A report states anew when it was detected, and that personal data are involved; the latter stays stated.
    void state(long id, @Nullable Instant detectedAt, boolean personalData, Instant at) {
        db.sql("""
                update incident
                   set detected_at = coalesce(:detected, detected_at),
                       personal_data_at = coalesce(personal_data_at, case when :personal then :at end)
                 where id = :id
                """)
                .param("detected", utc(detectedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("personal", personalData)
                .param("at", utc(at), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", id)
                .update();
    }

    boolean addSystem(long id, long system, Instant at, long by) {
        return db.sql("""
                insert into incident_system (incident, system, at, by) values (:id, :system, :at, :by)
                    on conflict do nothing
                """)
                        .param("id", id)
                        .param("system", system)
                        .param("at", utc(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    /// Ids of the systems that it befell, the first named first.
    List<Long> listSystems(long id) {
        return db.sql("select system from incident_system where incident = :id order by at, system")
                .param("id", id)
                .query(Long.class)
                .list();
    }

    /// Others of the same system, or of the same body while one of them names no system, detected near the same time.
    List<Incident> listNear(Sight sight, Incident incident, Duration near) {
        return within(db.sql("select * from (" + COLUMNS + FROM + """
                           and i.id <> :id
                           and i.merged_into is null
                           and i.dismissed_at is null
                           and coalesce(i.detected_at, i.told_at) between :earliest and :latest
                           and (exists (select from incident_system a join incident_system b on b.system = a.system
                                         where a.incident = i.id and b.incident = :id)
                                or i.organisation = :organisation
                                   and not (exists (select from incident_system a where a.incident = i.id)
                                            and exists (select from incident_system b where b.incident = :id)))
                        ) found
                         order by id
                        """), sight)
                .param("id", incident.id())
                .param("organisation", incident.organisation(), Types.BIGINT)
                .param("earliest", utc(incident.countedFrom().minus(near)))
                .param("latest", utc(incident.countedFrom().plus(near)))
                .query(IncidentRows::incident)
                .list();
    }

    /// How many of each state are in sight.
    record Counts(long all, long waiting, long open, long serious) {}

    Counts count(Sight sight) {
        return within(db.sql("""
                select count(*) as "all",
                       count(*) filter (where organisation is null and dismissed_words is null
                                          and merged_into is null) as waiting,
                       count(*) filter (where organisation is not null and closed_at is null
                                          and dismissed_words is null and merged_into is null) as open,
                       count(*) filter (where serious) as serious
                  from (""" + COLUMNS + FROM + ") found"), sight)
                .query(Counts.class)
                .single();
    }
}

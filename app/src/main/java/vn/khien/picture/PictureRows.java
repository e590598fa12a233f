package vn.khien.picture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.organisation.InOrder;

/// States of bodies and facts of systems, as SQL gives them.
@Component
class PictureRows {
    private static final int ROWS_AT_A_TIME = 5_000;

    private final JdbcClient db;

    PictureRows(JdbcClient db) {
        this.db = db;
    }

    record BodyRow(
            long organisation,
            String code,
            String nameVi,
            String nameEn,
            String kind,
            String path,
            @Nullable Instant due,
            Instant receivedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant submittedAt,
            @Nullable Long lateSeconds,
            @Nullable Long submission,
            boolean toSign) {}

    /// Bodies that the directive itself addresses with a review, as things stood at `asOf`: each once, also where
    /// it owes several, with the earliest receipt and deadline, and acknowledged when all are. A body that is no
    /// more is shown with what its successors sent in its place; a successor only where it was addressed itself.
    List<BodyRow> listBodies(long directive, Instant asOf) {
        return db.sql("""
                with asked as (
                  select a.organisation, min(a.due) as due, min(a.received_at) as received_at,
                         case when count(k.at) = count(*) then max(k.at) end as acknowledged_at,
                         array_agg(a.id) as assignments
                    from obligation b
                    join assignment a on a.obligation = b.id and a.parent is null
                    left join acknowledgement k on k.assignment = a.id and k.at < :until
                   where b.directive = :directive and b.review and a.received_at < :until
                     and not exists (select from takeover t
                                       join assignment_end y on y.assignment = t.predecessor
                                      where t.assignment = a.id and a.received_at >= y.at)
                     and not exists (select from assignment_end x
                                      where x.assignment = a.id and x.amended_by is not null and x.at < :until)
                   group by a.organisation
                )
                select o.id, o.code, o.name_vi, o.name_en, o.kind, o.path, a.due, a.received_at, a.acknowledged_at,
                       e.received_at as submitted_at, extract(epoch from e.late_by)::bigint as late_seconds,
                       e.submission,
                       e.submission is null and exists (select from submission p
                                                         where p.organisation = o.id and p.directive = :directive
                                                           and p.prepared_at < :until
                                                           and not exists (select from submission_return r
                                                                            where r.submission = p.id
                                                                              and r.at < :until)) as to_sign
                  from asked a
                  join organisation o on o.id = a.organisation
                  left join lateral (select x.submission, x.received_at, x.late_by
                                       from submission s
                                       join seal x on x.submission = s.id
                                      where (s.organisation = o.id
                                             or s.organisation in (select n.organisation
                                                                     from takeover t
                                                                     join assignment n on n.id = t.assignment
                                                                    where t.predecessor = any(a.assignments)))
                                        and s.directive = :directive
                                        and x.received_at < :until
                                      order by s.id desc
                                      limit 1) e on true
                 order by
                """ + InOrder.GROUP_NAME_PLACE)
                .param("directive", directive)
                .param("until", until(asOf))
                .query((row, _) -> body(row))
                .list();
    }

    /// The first instant that is not seen any more from `asOf`, which is seen: the database counts whole
    /// microseconds.
    private static OffsetDateTime until(Instant asOf) {
        return asOf.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static BodyRow body(ResultSet row) throws SQLException {
        return new BodyRow(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getString("kind").toLowerCase(java.util.Locale.ROOT),
                row.getString("path"),
                instant(row, "due"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                instant(row, "acknowledged_at"),
                instant(row, "submitted_at"),
                row.getObject("late_seconds", Long.class),
                row.getObject("submission", Long.class),
                row.getBoolean("to_sign"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /// Ids of the assessments that were opened after an instant.
    Set<Long> listOpenedSince(long directive, Instant asOf) {
        return Set.copyOf(db.sql("select id from assessment where directive = :directive and opened_at >= :until")
                .param("directive", directive)
                .param("until", until(asOf))
                .query(Long.class)
                .list());
    }

    /// What an answer was before a change.
    record WasRow(long assessment, int requirement, int was) {}

    /// Passes by each change after an instant in assessments that were open by then, the latest first: who takes
    /// them back one by one ends with the answers of that instant. There may be as many as the nation gave answers,
    /// so they are read as a stream.
    void changedSince(long directive, Instant asOf, Consumer<WasRow> each) {
        db.sql("""
                select c.assessment, c.requirement, c.was
                  from answer_change c
                  join assessment a on a.id = c.assessment
                 where a.directive = :directive
                   and a.opened_at < :until
                   and c.at >= :until
                 order by c.id desc
                """)
                .param("directive", directive)
                .param("until", until(asOf))
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    each.accept(new WasRow(row.getLong(1), row.getInt(2), row.getInt(3)));
                });
    }

    record RequirementRow(int position, int value, long count) {}

    /// The same figures as the memory's, by plain SQL over the stored answers.
    List<RequirementRow> countInSql(long directive) {
        return db.sql("""
                select r.position, get_byte(a.answers, r.position) as value, count(*) as count
                  from assessment a
                  join information_system s on s.id = a.system
                  join requirement r on r.guidance = a.guidance
                  join requirement_group g on g.guidance = r.guidance and g.code = r.group_code
                 where a.directive = :directive
                   and s.retired_at is null
                   and g.side <> 'annex'
                   and a.level = any(r.levels)
                   and r.position < octet_length(a.answers)
                 group by 1, 2
                """)
                .param("directive", directive)
                .query(RequirementRow.class)
                .list();
    }

    record AnswerRow(long assessment, String code, String name, String ownerVi, String ownerEn, int level, int value) {
        public String owner(Locale locale) {
            return locale.getLanguage().equals("en") ? ownerEn : ownerVi;
        }
    }

    /// Each system's answer to one requirement, below a body's path; what passed on from there is with it. The
    /// order is that of what is to be done: not met, partly, not answered, met, not applicable.
    List<AnswerRow> listAnswers(long directive, int position, String path, int limit) {
        return db.sql("""
                select a.id as assessment, s.code, s.name, o.name_vi as owner_vi, o.name_en as owner_en, a.level,
                       get_byte(a.answers, :position) as value
                  from assessment a
                  join information_system s on s.id = a.system
                  join organisation o on o.id = s.owner
                  join requirement r on r.guidance = a.guidance and r.position = :position
                 where a.directive = :directive
                   and s.retired_at is null
                   and a.level = any(r.levels)
                   and :position < octet_length(a.answers)
                   and (o.path >= :path and o.path < left(:path, -1) || '0'
                        or exists (select from system_passing p
                                     join organisation f on f.id = p.predecessor
                                    where p.system = s.id
                                      and f.path >= :path and f.path < left(:path, -1) || '0'))
                 order by array_position(array[3, 2, 0, 1, 4], get_byte(a.answers, :position)), s.code
                 limit :limit
                """)
                .param("directive", directive)
                .param("position", position)
                .param("path", path)
                .param("limit", limit)
                .query(AnswerRow.class)
                .list();
    }
}

package vn.khien.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;

/// The register of serious incidents by accountable head (người đứng đầu): for the Prime Minister's side whole, for a
/// head what concerns that head alone.
@Component
public class Heads {
    private final JdbcClient db;
    private final Incidents incidents;
    private final Trail trail;

    Heads(JdbcClient db, Incidents incidents, Trail trail) {
        this.db = db;
        this.incidents = incidents;
        this.trail = trail;
    }

    /// One serious incident and who was at the head of the body on that day.
    ///
    /// @param head null where the register names none for that day
    public record Answerable(
            String code,
            Instant at,
            String organisationVi,
            String organisationEn,
            @Nullable Long person,
            @Nullable String head,
            @Nullable String titleVi,
            @Nullable String titleEn,
            boolean closed,
            int words) {
        public String organisation(Locale locale) {
            return locale.getLanguage().equals("en") ? organisationEn : organisationVi;
        }

        public String title(Locale locale) {
            var title = locale.getLanguage().equals("en") ? titleEn : titleVi;
            return title == null ? "" : title;
        }
    }

    /// By head, the latest incident first.
    @Transactional
    public List<Answerable> list(Viewer viewer) {
        incidents.sight(viewer);
        trail.record(viewer.actor(), "incident.heads-read", "incidents");
        return db.sql("""
                select i.code, coalesce(i.detected_at, i.told_at) as at, o.name_vi, o.name_en, p.id as person,
                       p.name as head, a.title_vi, a.title_en,
                       exists (select from incident_report r
                                 join incident_receipt x on x.report = r.id and x.coordinating
                                where r.incident = i.id and r.kind = 'closing') as closed,
                       (select count(*)::int from incident_word w where w.incident = i.id) as words
                  from incident i
                  join organisation o on o.id = i.organisation
                  left join appointment a
                    on a.organisation = i.organisation and a.position = 'head'
                   and a.valid_from <= (coalesce(i.detected_at, i.told_at) at time zone 'Asia/Ho_Chi_Minh')::date
                   and (a.valid_to is null
                        or a.valid_to >= (coalesce(i.detected_at, i.told_at) at time zone 'Asia/Ho_Chi_Minh')::date)
                  left join person p on p.id = a.person
                 where o.path >= :from and o.path < :to
                   and i.merged_into is null
                   and (:all or p.id = :person)
                   and (select g.serious from incident_grading g
                         where g.incident = i.id order by g.id desc limit 1)
                 order by p.name collate "vi-x-icu" nulls last, p.id, at desc, i.id desc
                """)
                .param("from", viewer.scope().from())
                .param("to", viewer.scope().to())
                .param("all", viewer.roles().contains(Role.ISSUER))
                .param("person", viewer.person())
                .query(Heads::answerable)
                .list();
    }

    private static Answerable answerable(ResultSet row, int number) throws SQLException {
        return new Answerable(
                row.getString("code"),
                row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getObject("person", Long.class),
                row.getString("head"),
                row.getString("title_vi"),
                row.getString("title_en"),
                row.getBoolean("closed"),
                row.getInt("words"));
    }
}

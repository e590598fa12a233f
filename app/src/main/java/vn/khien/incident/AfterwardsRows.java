package vn.khien.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What comes with and after an incident: gradings, statements to the public, words on the record, lessons, and who was
/// at the head. Of incidents that were found within sight in the same act.
@Component
class AfterwardsRows {
    private final JdbcClient db;

    AfterwardsRows(JdbcClient db) {
        this.db = db;
    }

    /// What a person decided, beside what was proposed then.
    record Grading(boolean serious, String proposed, String words, Instant at, String by) {}

    /// The latest first: it stands.
    List<Grading> listGradings(long incident) {
        return db.sql("""
                select g.serious, g.proposed, g.words, g.at, p.name as by
                  from incident_grading g
                  join person p on p.id = g.by
                 where g.incident = :incident
                 order by g.id desc
                """).param("incident", incident).query(Grading.class).list();
    }

    void grade(long incident, boolean serious, String proposed, String words, Instant at, long by) {
        db.sql("""
                insert into incident_grading (incident, serious, proposed, words, at, by)
                values (:incident, :serious, :proposed, :words, :at, :by)
                """)
                .param("incident", incident)
                .param("serious", serious)
                .param("proposed", proposed)
                .param("words", words)
                .param("at", IncidentRows.utc(at))
                .param("by", by)
                .update();
    }

    /// A statement to the public (thông tin công bố): the body drafts, who coordinates releases.
    record Statement(
            long id,
            String textVi,
            String textEn,
            Instant at,
            String by,
            @Nullable Instant releasedAt,
            @Nullable String releasedBy) {
        String text(Locale locale) {
            return locale.getLanguage().equals("en") ? textEn : textVi;
        }
    }

    List<Statement> listStatements(long incident) {
        return db.sql("""
                select s.id, s.text_vi, s.text_en, s.at, p.name as by, s.released_at, r.name as released_by
                  from incident_statement s
                  join person p on p.id = s.by
                  left join person r on r.id = s.released_by
                 where s.incident = :incident
                 order by s.id desc
                """).param("incident", incident).query(Statement.class).list();
    }

    long draft(long incident, String vi, String en, Instant at, long by) {
        return db.sql("""
                insert into incident_statement (incident, text_vi, text_en, at, by)
                values (:incident, :vi, :en, :at, :by)
                returning id
                """)
                .param("incident", incident)
                .param("vi", vi)
                .param("en", en)
                .param("at", IncidentRows.utc(at))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /// @return false where it was released before
    boolean release(long incident, long statement, Instant at, long by) {
        return db.sql("""
                update incident_statement set released_at = :at, released_by = :by
                 where id = :id and incident = :incident and released_at is null
                """)
                        .param("at", IncidentRows.utc(at))
                        .param("by", by)
                        .param("id", statement)
                        .param("incident", incident)
                        .update()
                == 1;
    }

    /// A released statement, for everyone.
    record Released(String code, String bodyVi, String bodyEn, String textVi, String textEn, Instant at) {}

    /// The latest of each incident. Asked as the system itself.
    List<Released> listReleased(int limit) {
        return db.sql("""
                select i.code, o.name_vi as body_vi, o.name_en as body_en, s.text_vi, s.text_en, s.released_at as at
                  from incident_statement s
                  join incident i on i.id = s.incident
                  join organisation o on o.id = i.organisation
                 where s.id = (select max(x.id) from incident_statement x
                                where x.incident = s.incident and x.released_at is not null)
                 order by s.released_at desc, s.id desc
                 limit :limit
                """).param("limit", limit).query(Released.class).list();
    }

    /// Words of one side on the record.
    record Word(String side, String words, Instant at, String by) {}

    List<Word> listWords(long incident) {
        return db.sql("""
                select w.side, w.words, w.at, p.name as by
                  from incident_word w
                  join person p on p.id = w.by
                 where w.incident = :incident
                 order by w.id
                """).param("incident", incident).query(Word.class).list();
    }

    /// @return false where the last words of the side are the same
    boolean say(long incident, String side, String words, Instant at, long by) {
        return db.sql("""
                insert into incident_word (incident, side, words, at, by)
                select :incident, :side, :words, :at, :by
                 where :words is distinct from (select w.words from incident_word w
                                                 where w.incident = :incident and w.side = :side
                                                 order by w.id desc limit 1)
                """)
                        .param("incident", incident)
                        .param("side", side)
                        .param("words", words)
                        .param("at", IncidentRows.utc(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    /// A lesson (bài học kinh nghiệm).
    ///
    /// @param audience one of [Audiences]
    record Lesson(
            long id,
            String title,
            String words,
            String audience,
            Instant at,
            @Nullable Instant releasedAt) {}

    List<Lesson> listLessons(long incident) {
        return db.sql("""
                select id, title, words, audience, at, released_at
                  from incident_lesson
                 where incident = :incident
                 order by id desc
                """).param("incident", incident).query(Lesson.class).list();
    }

    long insertLesson(long incident, String title, String words, String audience, Instant at, long by) {
        return db.sql("""
                insert into incident_lesson (incident, title, words, audience, at, by)
                values (:incident, :title, :words, :audience, :at, :by)
                returning id
                """)
                .param("incident", incident)
                .param("title", title)
                .param("words", words)
                .param("audience", audience)
                .param("at", IncidentRows.utc(at))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    boolean releaseLesson(long incident, long lesson, Instant at, long by) {
        return db.sql("""
                update incident_lesson set released_at = :at, released_by = :by
                 where id = :id and incident = :incident and released_at is null
                """)
                        .param("at", IncidentRows.utc(at))
                        .param("by", by)
                        .param("id", lesson)
                        .param("incident", incident)
                        .update()
                == 1;
    }

    /// Released ones for any of some audiences; from which incident they come is left out.
    List<Lesson> listReleasedLessons(List<String> audiences, long before, int limit) {
        return db.sql("""
                select id, title, words, audience, at, released_at
                  from incident_lesson
                 where released_at is not null
                   and audience = any (:audiences)
                   and id < :before
                 order by id desc
                 limit :limit
                """)
                .param("audiences", audiences.toArray(String[]::new))
                .param("before", before)
                .param("limit", limit)
                .query(Lesson.class)
                .list();
    }

    /// All by which a body, its people and the systems of an incident are named in the register. Asked as the system
    /// itself.
    List<String> listNames(long incident) {
        return db.sql("""
                with body as (select o.* from incident i join organisation o on o.id = i.organisation
                               where i.id = :incident)
                select code from body
                 union select name_vi from body
                 union select name_en from body
                 union select v.name_vi from organisation_version v join body on body.id = v.organisation
                 union select v.name_en from organisation_version v join body on body.id = v.organisation
                 union select s.code from incident_system n join information_system s on s.id = n.system
                        where n.incident = :incident
                 union select s.name from incident_system n join information_system s on s.id = n.system
                        where n.incident = :incident
                 union select p.name from role_grant g join body on body.id = g.organisation
                         join person p on p.id = g.person
                 union select a.login from role_grant g join body on body.id = g.organisation
                         join account a on a.person = g.person
                 union select p.name from appointment a join body on body.id = a.organisation
                         join person p on p.id = a.person
                 union select i.code from incident i where i.id = :incident
                 order by 1
                """).param("incident", incident).query(String.class).list();
    }

    /// Who was at the head of a body on a day.
    record Head(long person, String name, String titleVi, String titleEn, LocalDate since) {
        String title(Locale locale) {
            return locale.getLanguage().equals("en") ? titleEn : titleVi;
        }
    }

    Optional<Head> findHead(long organisation, LocalDate on) {
        return db.sql("""
                select p.id as person, p.name, a.title_vi, a.title_en, a.valid_from as since
                  from appointment a
                  join person p on p.id = a.person
                 where a.organisation = :organisation
                   and a.position = 'head'
                   and a.valid_from <= :on
                   and (a.valid_to is null or a.valid_to >= :on)
                 order by a.valid_from desc
                 limit 1
                """)
                .param("organisation", organisation)
                .param("on", on)
                .query(Head.class)
                .optional();
    }
}

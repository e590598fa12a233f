package vn.khien.advisory;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;
import vn.khien.platform.KeptFiles;

/// Acknowledgements, answers, reminders and letters of advisories.
@Component
class AdvisoryAnswerRows {
    private final JdbcClient db;

    AdvisoryAnswerRows(JdbcClient db) {
        this.db = db;
    }

    /// Of bodies that were found in scope in the same act; those that have acknowledged stay as they are.
    ///
    /// @return how many are new
    int acknowledge(long advisory, Collection<Long> organisations, Instant at, long by) {
        return db.sql("""
                insert into advisory_acknowledgement (advisory, organisation, at, by)
                select :advisory, n.organisation, :at, :by
                  from unnest(cast(:organisations as bigint[])) as n (organisation)
                on conflict do nothing
                """)
                .param("advisory", advisory)
                .param("organisations", organisations.toArray(Long[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    long insertAnswer(
            long reach,
            AnsweringAdvisories.Answer answer,
            @Nullable String fileName,
            KeptFiles.@Nullable File file,
            Instant at,
            long by) {
        return db.sql("""
                insert into advisory_answer
                       (reach, value, words, not_before, file_name, file_type, file_sha256, at, by)
                values (:reach, :value, :words, :notBefore, :name, :type, :sha256, :at, :by)
                returning id
                """)
                .param("reach", reach)
                .param("value", answer.value())
                .param("words", answer.words())
                .param("notBefore", answer.notBefore(), Types.DATE)
                .param("name", fileName, Types.VARCHAR)
                .param("type", file == null ? null : file.mediaType(), Types.VARCHAR)
                .param("sha256", file == null ? null : file.sha256(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /// A file that shows what an answer says.
    record Proof(String name, String mediaType, String sha256) {}

    Optional<Proof> findProof(Scope scope, long advisory, long answer) {
        return db.sql("""
                select w.file_name as name, w.file_type as media_type, w.file_sha256 as sha256
                  from advisory_answer w
                  join advisory_reach r on r.id = w.reach
                  join organisation o on o.id = r.organisation
                 where w.id = :answer
                   and r.advisory = :advisory
                   and w.file_sha256 is not null
                   and o.path >= :from and o.path < :to
                """)
                .param("answer", answer)
                .param("advisory", advisory)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Proof.class)
                .optional();
    }

    /// @return false where the body was reminded today already
    boolean remind(long advisory, long organisation, LocalDate day, Instant at, long by) {
        return db.sql("""
                insert into advisory_reminder (advisory, organisation, day, at, by)
                values (:advisory, :organisation, :day, :at, :by)
                on conflict do nothing
                """)
                        .param("advisory", advisory)
                        .param("organisation", organisation)
                        .param("day", day)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /// How often a body was reminded, and when last.
    record Reminded(long organisation, int times, LocalDate last) {}

    List<Reminded> listReminded(long advisory) {
        return db.sql("""
                select organisation, count(*)::int as times, max(day) as last
                  from advisory_reminder
                 where advisory = :advisory
                 group by organisation
                 order by organisation
                """).param("advisory", advisory).query(Reminded.class).list();
    }

    /// @return nothing where a letter went there today already
    Optional<Long> insertLetter(
            long advisory, long organisation, LocalDate day, Instant at, long by, int bodies, byte[] pdf) {
        return db.sql("""
                insert into advisory_letter (advisory, organisation, day, at, by, bodies, pdf)
                values (:advisory, :organisation, :day, :at, :by, :bodies, :pdf)
                on conflict do nothing
                returning id
                """)
                .param("advisory", advisory)
                .param("organisation", organisation)
                .param("day", day)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("bodies", bodies)
                .param("pdf", pdf)
                .query(Long.class)
                .optional();
    }

    /// A letter that was sent.
    record Letter(long id, long organisation, String organisationVi, String organisationEn, LocalDate day, int bodies) {
        String organisation(java.util.Locale locale) {
            return locale.getLanguage().equals("en") ? organisationEn : organisationVi;
        }
    }

    List<Letter> listLetters(Scope scope, long advisory) {
        return db.sql("""
                select l.id, l.organisation, o.name_vi as organisation_vi, o.name_en as organisation_en, l.day, l.bodies
                  from advisory_letter l
                  join organisation o on o.id = l.organisation
                 where l.advisory = :advisory
                   and o.path >= :from and o.path < :to
                 order by l.id desc
                """)
                .param("advisory", advisory)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Letter.class)
                .list();
    }

    Optional<byte[]> findLetter(Scope scope, long advisory, long letter) {
        return db.sql("""
                select l.pdf
                  from advisory_letter l
                  join organisation o on o.id = l.organisation
                 where l.id = :letter
                   and l.advisory = :advisory
                   and o.path >= :from and o.path < :to
                """)
                .param("letter", letter)
                .param("advisory", advisory)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(byte[].class)
                .optional();
    }
}

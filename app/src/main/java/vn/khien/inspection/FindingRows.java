package vn.khien.inspection;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.platform.KeptFiles;

/// Findings, agreements with answers, and photographs. All calls concern an inspection that was found within sight in
/// the same act.
@Component
class FindingRows {
    private static final String SELECT = """
            select f.id, f.inspection, f.number, f.client_id, f.system, s.code as system_code, s.name as system_name,
                   f.assessment, q.code as requirement, f.claimed, f.grade, f.title, f.words, f.document, f.article,
                   f.due_on, f.device_at, f.device_ahead, f.received_at, p.name as by, f.came_late,
                   v.finding is not null as violation
              from finding f
              join person p on p.id = f.by
              left join information_system s on s.id = f.system
              left join assessment a on a.id = f.assessment
              left join requirement q on q.guidance = a.guidance and q.position = f.requirement
              left join violation v on v.finding = f.id
            """;

    private final JdbcClient db;

    FindingRows(JdbcClient db) {
        this.db = db;
    }

    List<Finding> list(long inspection) {
        return db.sql(SELECT + " where f.inspection = :inspection order by f.number")
                .param("inspection", inspection)
                .query(Finding.class)
                .list();
    }

    Optional<Finding> find(long inspection, int number) {
        return db.sql(SELECT + " where f.inspection = :inspection and f.number = :number")
                .param("inspection", inspection)
                .param("number", number)
                .query(Finding.class)
                .optional();
    }

    Optional<Finding> findByClient(long inspection, UUID clientId) {
        return db.sql(SELECT + " where f.inspection = :inspection and f.client_id = :client")
                .param("inspection", inspection)
                .param("client", clientId)
                .query(Finding.class)
                .optional();
    }

    /// What others recorded on the same answer, the latest first.
    List<Finding> listOnAnswer(long inspection, long assessment, int requirement) {
        return db.sql(SELECT + """
                 where f.inspection = :inspection and f.assessment = :assessment and f.requirement = :requirement
                 order by f.number desc
                """)
                .param("inspection", inspection)
                .param("assessment", assessment)
                .param("requirement", requirement)
                .query(Finding.class)
                .list();
    }

    int nextNumber(long inspection) {
        return db.sql("select coalesce(max(number), 0) + 1 from finding where inspection = :inspection")
                .param("inspection", inspection)
                .query(Integer.class)
                .single();
    }

    /// A finding to be kept.
    ///
    /// @param requirement position in the requirement set
    record NewFinding(
            long inspection,
            int number,
            UUID clientId,
            @Nullable Long system,
            @Nullable Long assessment,
            @Nullable Integer requirement,
            @Nullable Integer claimed,
            String grade,
            String title,
            String words,
            String document,
            String article,
            @Nullable LocalDate dueOn,
            @Nullable Instant deviceAt,
            @Nullable Integer deviceAhead,
            Instant receivedAt,
            long by,
            boolean cameLate) {}

    void insert(NewFinding one) {
        db.sql("""
                insert into finding (inspection, number, client_id, system, assessment, requirement, claimed, grade, title,
                                     words, document, article, due_on, device_at, device_ahead, received_at, by, came_late)
                values (:inspection, :number, :client, :system, :assessment, :requirement, :claimed, :grade, :title,
                        :words, :document, :article, :due, :deviceAt, :ahead, :at, :by, :late)
                """)
                .param("inspection", one.inspection())
                .param("number", one.number())
                .param("client", one.clientId())
                .param("system", one.system(), Types.BIGINT)
                .param("assessment", one.assessment(), Types.BIGINT)
                .param("requirement", one.requirement(), Types.SMALLINT)
                .param("claimed", one.claimed(), Types.SMALLINT)
                .param("grade", one.grade())
                .param("title", one.title())
                .param("words", one.words())
                .param("document", one.document())
                .param("article", one.article())
                .param("due", one.dueOn(), Types.DATE)
                .param(
                        "deviceAt",
                        one.deviceAt() == null ? null : one.deviceAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ahead", one.deviceAhead(), Types.INTEGER)
                .param("at", one.receivedAt().atOffset(ZoneOffset.UTC))
                .param("by", one.by())
                .param("late", one.cameLate())
                .update();
    }

    /// The inspectors agree with an answer; once is enough.
    void insertCheck(long inspection, UUID clientId, long assessment, int requirement, Instant at, long by) {
        db.sql("""
                insert into site_check (inspection, client_id, assessment, requirement, received_at, by)
                values (:inspection, :client, :assessment, :requirement, :at, :by)
                on conflict do nothing
                """)
                .param("inspection", inspection)
                .param("client", clientId)
                .param("assessment", assessment)
                .param("requirement", requirement)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    List<Finding.Photograph> listPhotographs(long inspection) {
        return db.sql("""
                select g.id, g.finding, g.sha256, g.media_type, g.had_location, g.received_at
                  from finding_photograph g
                  join finding f on f.id = g.finding
                 where f.inspection = :inspection
                 order by g.id
                """)
                .param("inspection", inspection)
                .query(Finding.Photograph.class)
                .list();
    }

    /// @return false where it is there already
    boolean insertPhotograph(
            long finding, UUID clientId, KeptFiles.File file, boolean hadLocation, Instant at, long by) {
        return db.sql("""
                insert into finding_photograph (finding, client_id, sha256, media_type, had_location, received_at, by)
                values (:finding, :client, :sha256, :type, :location, :at, :by)
                on conflict do nothing
                """)
                        .param("finding", finding)
                        .param("client", clientId)
                        .param("sha256", file.sha256())
                        .param("type", file.mediaType())
                        .param("location", hadLocation)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /// Steps of all remedies of an inspection, in the order in which they were taken.
    List<Finding.Step> listSteps(long inspection) {
        return db.sql("""
                select r.id, r.finding, r.kind, r.words, r.percent, r.due_on, r.file_name, r.file_type, r.file_sha256, r.at,
                       p.name as by
                  from remedy_step r
                  join finding f on f.id = r.finding
                  join person p on p.id = r.by
                 where f.inspection = :inspection
                 order by r.id
                """)
                .param("inspection", inspection)
                .query(Finding.Step.class)
                .list();
    }

    /// A step to be kept.
    record NewStep(
            long finding,
            String kind,
            String words,
            @Nullable Integer percent,
            @Nullable LocalDate dueOn,
            @Nullable String fileName,
            KeptFiles.@Nullable File file) {}

    void insertStep(NewStep step, Instant at, long by) {
        var file = step.file();
        db.sql("""
                insert into remedy_step (finding, kind, words, percent, due_on, file_name, file_type, file_sha256, at, by)
                values (:finding, :kind, :words, :percent, :due, :name, :type, :sha256, :at, :by)
                """)
                .param("finding", step.finding())
                .param("kind", step.kind())
                .param("words", step.words())
                .param("percent", step.percent(), Types.SMALLINT)
                .param("due", step.dueOn(), Types.DATE)
                .param("name", step.fileName(), Types.VARCHAR)
                .param("type", file == null ? null : file.mediaType(), Types.VARCHAR)
                .param("sha256", file == null ? null : file.sha256(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }
}

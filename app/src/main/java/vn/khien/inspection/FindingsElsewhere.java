package vn.khien.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.assessment.BesideAnswers;
import vn.khien.inventory.Witnessing;
import vn.khien.library.Citing;
import vn.khien.library.LegalDocument;
import vn.khien.page.Texts;

/// What inspectors found, shown by rooms that do not know of inspections.
final class FindingsElsewhere {
    private static final int CITED_MAX = 100;

    private FindingsElsewhere() {}

    /// Findings that rest on an article.
    @Component
    static class Cited implements Citing {
        private final SeenRows rows;
        private final Sight.Standing standing;

        Cited(SeenRows rows, Sight.Standing standing) {
            this.rows = rows;
            this.standing = standing;
        }

        @Override
        @Transactional(readOnly = true)
        public List<Citation> citing(Viewer viewer, LegalDocument document) {
            if (!viewer.may(Right.READ_INSPECTIONS)) {
                return List.of();
            }
            return rows.listCiting(standing.stand(viewer), document.code(), CITED_MAX).stream()
                    .map(one -> new Citation(one.article(), one.code(), one.title(), one.title(), one.address()))
                    .toList();
        }
    }

    /// What inspectors found stands beside what the body answered, for good.
    @Component
    static class Beside implements BesideAnswers {
        private final SeenRows rows;
        private final Sight.Standing standing;
        private final Texts texts;

        Beside(SeenRows rows, Sight.Standing standing, Texts texts) {
            this.rows = rows;
            this.standing = standing;
            this.texts = texts;
        }

        @Override
        @Transactional(readOnly = true)
        public List<Remark> listBeside(Viewer viewer, long assessment) {
            if (!viewer.may(Right.READ_INSPECTIONS)) {
                return List.of();
            }
            var sight = standing.stand(viewer);
            var remarks = new ArrayList<Remark>();
            for (var one : rows.listOnAssessment(sight, assessment)) {
                remarks.add(new Remark(
                        one.requirement(),
                        one.grade().equals("advice") ? "info" : one.grade().equals("weakness") ? "warn" : "bad",
                        text(Texts.VIETNAMESE, one),
                        text(Texts.ENGLISH, one),
                        one.receivedAt(),
                        one.address()));
            }
            for (var one : rows.listAgreed(sight, assessment)) {
                remarks.add(new Remark(
                        one.requirement(),
                        "ok",
                        texts.text(Texts.VIETNAMESE, "inspection.beside.agreed", one.code()),
                        texts.text(Texts.ENGLISH, "inspection.beside.agreed", one.code()),
                        one.receivedAt(),
                        "/inspections/" + one.inspection()));
            }
            return remarks;
        }

        private String text(java.util.Locale locale, SeenRows.Shown one) {
            return texts.text(
                    locale,
                    "inspection.beside.finding",
                    one.code(),
                    texts.text(locale, "inspection.grade." + one.grade()),
                    one.title());
        }
    }

    /// Inspections, findings and open remedies of a system at an instant.
    @Component
    static class Witness implements Witnessing {
        private final SeenRows rows;
        private final JdbcClient db;
        private final Wall wall;
        private final Texts texts;

        Witness(SeenRows rows, JdbcClient db, Wall wall, Texts texts) {
            this.rows = rows;
            this.db = db;
            this.wall = wall;
            this.texts = texts;
        }

        /// The asking room has decided that this may be seen, so the system looks it up and restores the wall behind
        /// it.
        @Override
        public List<Testimony> listKnown(Viewer viewer, long organisation, long system, Instant at) {
            var before = db.sql("""
                            select coalesce(current_setting('khien.scope_from', true), '') as "from",
                                   coalesce(current_setting('khien.scope_to', true), '') as "to"
                            """).query(Scope.class).single();
            wall.nation();
            var known = rows.listKnown(system, at).stream().map(this::testimony).toList();
            wall.stand(before);
            return known;
        }

        private Testimony testimony(SeenRows.Known one) {
            var number = one.number() == 0 ? "" : "-%02d".formatted(one.number());
            return new Testimony(
                    "inspection.witness." + one.what(),
                    "KT-%02d/%d%s".formatted(one.inspectionNumber(), one.year(), number),
                    text(Texts.VIETNAMESE, one),
                    text(Texts.ENGLISH, one),
                    one.since(),
                    "/inspections/" + one.inspection() + (one.number() == 0 ? "" : "/findings/" + one.number()));
        }

        private String text(java.util.Locale locale, SeenRows.Known one) {
            return one.grade().isEmpty()
                    ? one.title()
                    : texts.text(locale, "inspection.grade." + one.grade()) + ": " + one.title();
        }
    }
}

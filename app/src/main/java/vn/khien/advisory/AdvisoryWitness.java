package vn.khien.advisory;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.inventory.Witnessing;
import vn.khien.page.Formats;
import vn.khien.page.Texts;

/// Which advisories a system had not answered at an instant. Read in a transaction of its own: whoever asks has decided
/// that the viewer may see the system, which may lie outside the viewer's scope.
@Component
class AdvisoryWitness implements Witnessing {
    private final ReachRows rows;
    private final Texts texts;
    private final Wall wall;
    private final TransactionTemplate own;

    AdvisoryWitness(ReachRows rows, Texts texts, Wall wall, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.texts = texts;
        this.wall = wall;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        own.setReadOnly(true);
    }

    @Override
    public List<Testimony> listKnown(Viewer viewer, long organisation, long system, Instant at) {
        return Objects.requireNonNull(own.execute(_ -> {
            wall.nation();
            return rows.listOpen(system, at).stream().map(this::testimony).toList();
        }));
    }

    private Testimony testimony(ReachRows.Open open) {
        var key = "advisory.witness." + (open.value() == null ? "none" : open.value());
        var due = Formats.date(open.dueOn());
        return new Testimony(
                "advisory.witness.unanswered",
                open.number(),
                texts.text(Texts.VIETNAMESE, key, open.titleVi(), due),
                texts.text(Texts.ENGLISH, key, open.titleEn().isEmpty() ? open.titleVi() : open.titleEn(), due),
                open.since(),
                "/advisories/" + open.number());
    }
}

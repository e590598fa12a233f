package vn.khien.advisory;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Wall;
import vn.khien.page.PublicWarnings;

/// Issued advisories that are meant for everyone, as the public site shows them.
@Component
class IssuedWarnings implements PublicWarnings {
    private static final int SHOWN_MAX = 50;

    private final AdvisoryRows rows;
    private final Wall wall;

    IssuedWarnings(AdvisoryRows rows, Wall wall) {
        this.rows = rows;
        this.wall = wall;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Warning> listPublic() {
        wall.nation();
        return rows.listForEveryone(SHOWN_MAX).stream()
                .map(IssuedWarnings::warning)
                .toList();
    }

    private static Warning warning(Advisory advisory) {
        var issue = advisory.issued();
        return new Warning(
                issue.number(),
                urgency(advisory),
                issue.at(),
                advisory.titleVi(),
                advisory.titleEn(),
                advisory.summaryVi(),
                advisory.summaryEn(),
                advisory.stepsVi(),
                advisory.stepsEn(),
                issue.sha256());
    }

    private static Urgency urgency(Advisory advisory) {
        return switch (advisory.severity()) {
            case CRITICAL -> Urgency.URGENT;
            case HIGH -> advisory.exploited() ? Urgency.URGENT : Urgency.NOTICE;
            case MEDIUM -> Urgency.NOTICE;
            case LOW -> Urgency.INFORMATION;
        };
    }
}

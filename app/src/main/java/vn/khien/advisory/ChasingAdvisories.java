package vn.khien.advisory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.page.Formats;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// Chases those who are late: a reminder, once a day each; then, to bodies reminded on an earlier day, a letter to the
/// body above them. Both are previewed. Who has no body above is written to itself.
@Component
public class ChasingAdvisories {
    private final Advisories advisories;
    private final ReachRows reach;
    private final AdvisoryAnswerRows rows;
    private final Organisations organisations;
    private final Notices notices;
    private final AdvisoryPaper paper;
    private final ProductClock clock;
    private final Trail trail;

    ChasingAdvisories(
            Advisories advisories,
            ReachRows reach,
            AdvisoryAnswerRows rows,
            Organisations organisations,
            Notices notices,
            AdvisoryPaper paper,
            ProductClock clock,
            Trail trail) {
        this.advisories = advisories;
        this.reach = reach;
        this.rows = rows;
        this.organisations = organisations;
        this.notices = notices;
        this.paper = paper;
        this.clock = clock;
        this.trail = trail;
    }

    /// A body that is late.
    ///
    /// @param systems how many of its systems are late
    /// @param reminders how often it was reminded
    /// @param remindedToday whether another reminder has to wait until tomorrow
    public record Late(
            long organisation,
            String code,
            String nameVi,
            String nameEn,
            int systems,
            boolean read,
            int reminders,
            boolean remindedToday,
            boolean mayBeReported) {
        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameVi;
        }
    }

    /// A letter as it would be or was sent: to the superior body, about its late units.
    public record Letter(Organisation to, List<Late> about) {
        public Letter {
            about = List.copyOf(about);
        }
    }

    /// All that is needed to decide whom to chase.
    public record Preview(Advisory advisory, List<Late> late, List<Letter> letters) {
        public Preview {
            late = List.copyOf(late);
            letters = List.copyOf(letters);
        }

        public long toRemind() {
            return late.stream().filter(one -> !one.remindedToday()).count();
        }
    }

    @Transactional(readOnly = true)
    public Preview preview(Viewer viewer, String number) {
        var advisory = advisories.get(viewer, number);
        var late = late(viewer, advisory);
        return new Preview(advisory, late, letters(late));
    }

    private List<Late> late(Viewer viewer, Advisory advisory) {
        if (advisory.supersededBy() != null) {
            return List.of();
        }
        var now = clock.instant();
        var deadline = advisory.issued().deadline();
        Map<Long, AdvisoryAnswerRows.Reminded> reminded = rows.listReminded(advisory.id()).stream()
                .collect(Collectors.toMap(AdvisoryAnswerRows.Reminded::organisation, one -> one));
        var byBody = new LinkedHashMap<Long, List<Reached>>();
        for (var row : reach.list(viewer.scope(), advisory.id())) {
            if (row.overdue(now, deadline)) {
                byBody.computeIfAbsent(row.organisation(), _ -> new ArrayList<>())
                        .add(row);
            }
        }
        return byBody.values().stream()
                .map(ofBody -> {
                    var first = ofBody.getFirst();
                    var before = reminded.get(first.organisation());
                    var today = before != null && before.last().equals(clock.today());
                    return new Late(
                            first.organisation(),
                            first.organisationCode(),
                            first.organisationVi(),
                            first.organisationEn(),
                            ofBody.size(),
                            first.acknowledgedAt() != null,
                            before == null ? 0 : before.times(),
                            today,
                            before != null && (!today || before.times() > 1));
                })
                .toList();
    }

    private List<Letter> letters(List<Late> late) {
        var bySuperior = new LinkedHashMap<Long, List<Late>>();
        for (var one : late) {
            if (one.mayBeReported()) {
                var parent = organisations
                        .find(one.organisation(), clock.today())
                        .map(Organisation::parent)
                        .orElse(null);
                bySuperior
                        .computeIfAbsent(parent == null ? one.organisation() : parent, _ -> new ArrayList<>())
                        .add(one);
            }
        }
        return bySuperior.entrySet().stream()
                .flatMap(entry -> organisations.find(entry.getKey(), clock.today()).stream()
                        .map(to -> new Letter(to, entry.getValue())))
                .toList();
    }

    /// Reminds all who are late and were not reminded today.
    ///
    /// @return how many bodies were reminded
    @Transactional
    public int remind(Viewer viewer, String number) {
        var preview = preview(viewer, number);
        var advisory = preview.advisory();
        var reached = 0;
        for (var late : preview.late()) {
            if (rows.remind(advisory.id(), late.organisation(), clock.today(), clock.instant(), viewer.person())) {
                notices.tell(
                        late.organisation(),
                        "advisory.notice.reminder",
                        List.of(
                                advisory.issued().number(),
                                Formats.date(advisory.issued().dueOn()),
                                String.valueOf(late.systems())),
                        "/advisories/" + advisory.issued().number());
                reached++;
            }
        }
        trail.record(viewer.actor(), "advisory.reminded", "advisory:" + advisory.id(), "bodies: " + reached);
        return reached;
    }

    /// Writes to the bodies above those that were reminded on an earlier day, once a day each.
    ///
    /// @return how many letters were sent
    @Transactional
    public int write(Viewer viewer, String number) {
        var preview = preview(viewer, number);
        var advisory = preview.advisory();
        var sent = 0;
        for (var letter : preview.letters()) {
            var id = rows.insertLetter(
                    advisory.id(),
                    letter.to().id(),
                    clock.today(),
                    clock.instant(),
                    viewer.person(),
                    letter.about().size(),
                    draw(viewer, advisory, letter));
            if (id.isPresent()) {
                notices.tell(
                        letter.to().id(),
                        "advisory.notice.letter",
                        List.of(
                                advisory.issued().number(),
                                String.valueOf(letter.about().size())),
                        "/advisories/" + advisory.issued().number());
                trail.record(viewer.actor(), "advisory.letter-sent", "advisory-letter:" + id.get());
                sent++;
            }
        }
        return sent;
    }

    private byte[] draw(Viewer viewer, Advisory advisory, Letter letter) {
        return paper.draw(
                "advisory/letter",
                "",
                Map.of(
                        "advisory",
                        advisory,
                        "letter",
                        letter,
                        "from",
                        viewer.organisationName(),
                        "today",
                        clock.today(),
                        "demonstration",
                        paper.demonstration()));
    }

    @Transactional(readOnly = true)
    List<AdvisoryAnswerRows.Letter> listLetters(Viewer viewer, long advisory) {
        return rows.listLetters(viewer.scope(), advisory);
    }

    @Transactional
    byte[] letter(Viewer viewer, String number, long letter) {
        var advisory = advisories.get(viewer, number);
        var found = rows.findLetter(viewer.scope(), advisory.id(), letter)
                .orElseThrow(() -> new NotVisible("letter " + letter));
        trail.record(viewer.actor(), "advisory.letter-read", "advisory-letter:" + letter);
        return found;
    }
}

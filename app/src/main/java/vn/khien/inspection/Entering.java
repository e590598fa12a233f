package vn.khien.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.library.LegalDocument;
import vn.khien.library.Library;
import vn.khien.page.Dates;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Checks an entry and writes it as a finding or an agreement, for an inspection that is held in the same act.
@Component
class Entering {
    private final FindingRows findings;
    private final ClaimRows claims;
    private final Library library;
    private final ProductClock clock;

    Entering(FindingRows findings, ClaimRows claims, Library library, ProductClock clock) {
        this.findings = findings;
        this.claims = claims;
        this.library = library;
        this.clock = clock;
    }

    /// Where an entry belongs, once it was found sound.
    private record Place(@Nullable Long system, ClaimRows.@Nullable Place claim) {}

    /// Who recorded it, and when.
    record Origin(long person, Instant receivedAt, @Nullable Integer deviceAhead, boolean cameLate) {}

    /// What others recorded on the same answer that the inspector had not seen.
    Optional<Finding> unseen(long inspection, Entry entry) {
        var system = claims.findSystem(inspection, entry.system());
        if (entry.both() || system.isEmpty() || Entry.text(entry.requirement()).isEmpty()) {
            return Optional.empty();
        }
        var seen = Set.of(Entry.text(entry.seen()).split("\\s*,\\s*"));
        return claims.find(inspection, system.get(), Entry.text(entry.requirement())).stream()
                .flatMap(place -> findings.listOnAnswer(inspection, place.assessment(), place.position()).stream())
                .filter(finding -> !seen.contains(finding.no()))
                .findFirst();
    }

    /// @return what is wrong; nothing where it was written
    List<Problem> enter(long inspection, Entry entry, Origin origin) {
        var problems = new ArrayList<Problem>();
        var place = place(inspection, entry, problems);
        if (entry.check()) {
            if (place.claim() == null && problems.isEmpty()) {
                problems.add(Problem.at("requirement", "inspection.problem.requirement"));
            }
            if (problems.isEmpty() && place.claim() != null) {
                findings.insertCheck(
                        inspection,
                        entry.clientId(),
                        place.claim().assessment(),
                        place.claim().position(),
                        origin.receivedAt(),
                        origin.person());
            }
            return problems;
        }
        var title = Folding.clean(Entry.text(entry.title()));
        var words = Folding.clean(Entry.text(entry.words()));
        var due = check(entry, title, words, problems);
        if (problems.isEmpty()) {
            write(inspection, entry, place, title, words, due, origin);
        }
        return problems;
    }

    private Place place(long inspection, Entry entry, List<Problem> problems) {
        var code = Entry.text(entry.system()).strip();
        var requirement = Entry.text(entry.requirement()).strip();
        var system = claims.findSystem(inspection, code);
        if (!code.isEmpty() && system.isEmpty()) {
            problems.add(Problem.at("system", "inspection.problem.system", code));
        }
        if (requirement.isEmpty() || system.isEmpty()) {
            if (!requirement.isEmpty() && code.isEmpty()) {
                problems.add(Problem.at("system", "inspection.problem.requirement-system"));
            }
            return new Place(system.orElse(null), null);
        }
        var claim = claims.find(inspection, system.get(), requirement);
        if (claim.isEmpty()) {
            problems.add(Problem.at("requirement", "inspection.problem.requirement"));
        }
        return new Place(system.get(), claim.orElse(null));
    }

    private @Nullable LocalDate check(Entry entry, String title, String words, List<Problem> problems) {
        var grade = Entry.text(entry.grade());
        if (!Finding.GRADES.contains(grade)) {
            problems.add(Problem.at("grade", "inspection.problem.grade"));
        }
        Words.demand("title", title, Words.TITLE_MAX, problems);
        Words.demand("words", words, Words.WORDS_MAX, problems);
        var advice = grade.equals("advice");
        basis(entry, advice, problems);
        var typed = Entry.text(entry.dueOn()).strip();
        if (typed.isEmpty() && advice) {
            return null;
        }
        var due = Dates.read(typed);
        if (due.isEmpty() || due.get().isAfter(clock.today().plusYears(2))) {
            problems.add(Problem.at("dueOn", "inspection.problem.due"));
        }
        return due.orElse(null);
    }

    private void basis(Entry entry, boolean advice, List<Problem> problems) {
        var document = Entry.text(entry.document());
        if (document.isEmpty() && advice) {
            return;
        }
        var found = library.find(document);
        if (found.isEmpty()) {
            problems.add(Problem.at("document", "inspection.problem.basis"));
        } else if (!isArticle(found.get(), Entry.text(entry.article()))) {
            problems.add(Problem.at(
                    "article",
                    "inspection.problem.article",
                    found.get().number(),
                    String.join(
                            "; ",
                            found.get().articles().stream()
                                    .map(LegalDocument.Article::number)
                                    .toList())));
        }
    }

    private static boolean isArticle(LegalDocument document, String number) {
        return number.isEmpty()
                || document.articles().stream()
                        .anyMatch(article -> article.number().equals(number));
    }

    private void write(
            long inspection,
            Entry entry,
            Place place,
            String title,
            String words,
            @Nullable LocalDate due,
            Origin origin) {
        var claim = place.claim();
        findings.insert(new FindingRows.NewFinding(
                inspection,
                findings.nextNumber(inspection),
                entry.clientId(),
                place.system(),
                claim == null ? null : claim.assessment(),
                claim == null ? null : claim.position(),
                claim == null ? null : claim.answer(),
                Entry.text(entry.grade()),
                title,
                words,
                Entry.text(entry.document()),
                Entry.text(entry.article()),
                due,
                entry.deviceAt(),
                origin.deviceAhead(),
                origin.receivedAt(),
                origin.person(),
                origin.cameLate()));
    }
}

package vn.khien.advisory;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.page.Download;
import vn.khien.platform.DataFolder;
import vn.khien.platform.Folding;
import vn.khien.platform.KeptFiles;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// A body acknowledges an advisory and answers for each of its systems: not affected because, fixed (with proof), not
/// before a day because, or mitigated meanwhile. Answers are added, never changed; the latest stands.
@Component
public class AnsweringAdvisories {
    static final List<String> VALUES = List.of("fixed", "mitigated", "planned", "not_affected");
    private static final int WORDS_MAX = 2_000;

    private final Advisories advisories;
    private final ReachRows reach;
    private final AdvisoryAnswerRows rows;
    private final KeptFiles files;
    private final ProductClock clock;
    private final Trail trail;

    AnsweringAdvisories(
            Advisories advisories,
            ReachRows reach,
            AdvisoryAnswerRows rows,
            DataFolder data,
            ProductClock clock,
            Trail trail) {
        this.advisories = advisories;
        this.reach = reach;
        this.rows = rows;
        this.files = new KeptFiles(data, "advisories");
        this.clock = clock;
        this.trail = trail;
    }

    /// What is answered.
    ///
    /// @param notBefore only of `planned`
    public record Answer(
            String value, String words, @Nullable LocalDate notBefore) {}

    /// A file that shows it.
    public record Evidence(String name, InputStream content) {}

    /// Acknowledges for every body in scope that has not. A second time changes nothing.
    ///
    /// @return how many bodies are new
    @Transactional
    public int acknowledge(Viewer viewer, String number) {
        var advisory = advisories.get(viewer, number);
        return acknowledge(viewer, advisory, reach.list(viewer.scope(), advisory.id()));
    }

    private int acknowledge(Viewer viewer, Advisory advisory, List<Reached> reached) {
        var bodies = reached.stream()
                .filter(row -> row.acknowledgedAt() == null)
                .map(Reached::organisation)
                .distinct()
                .toList();
        var added = rows.acknowledge(advisory.id(), bodies, clock.instant(), viewer.person());
        if (added > 0) {
            trail.record(viewer.actor(), "advisory.acknowledged", "advisory:" + advisory.id(), "bodies: " + added);
        }
        return added;
    }

    /// Answers for one row of the list, by its id.
    @Transactional
    public Outcome answer(Viewer viewer, String number, long row, Answer given, @Nullable Evidence evidence) {
        var advisory = advisories.get(viewer, number);
        return reach.list(viewer.scope(), advisory.id()).stream()
                .filter(one -> one.id() == row)
                .findFirst()
                .map(one -> answer(viewer, advisory, one, given, evidence))
                .orElseThrow(() -> new NotVisible("row " + row + " of " + number));
    }

    /// Answers for a system by its code, or for the whole body by the body's code.
    @Transactional
    public Outcome answerFor(Viewer viewer, String number, String code, Answer given) {
        var advisory = advisories.get(viewer, number);
        return reach.list(viewer.scope(), advisory.id()).stream()
                .filter(one -> code.equals(one.system()) || one.system() == null && code.equals(one.organisationCode()))
                .findFirst()
                .map(one -> answer(viewer, advisory, one, given, null))
                .orElse(Outcome.Refused.of("system", "advisory.problem.not-reached", code));
    }

    private Outcome answer(Viewer viewer, Advisory advisory, Reached row, Answer typed, @Nullable Evidence evidence) {
        var given = new Answer(typed.value(), Folding.clean(typed.words()), typed.notBefore());
        var problems = check(given, evidence != null);
        var file = evidence == null || !problems.isEmpty()
                ? null
                : files.keep(evidence.content(), "advisory.problem.file-", problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        acknowledge(viewer, advisory, List.of(row));
        if (same(row, given) && file == null) {
            return new Outcome.Done(advisory.id());
        }
        var id = rows.insertAnswer(
                row.id(),
                given,
                evidence == null ? null : Download.cleanName(evidence.name()),
                file,
                clock.instant(),
                viewer.person());
        trail.record(viewer.actor(), "advisory.answered", "advisory-answer:" + id, given.value());
        return new Outcome.Done(advisory.id());
    }

    /// A double click says the same again.
    private static boolean same(Reached row, Answer given) {
        return given.value().equals(row.value())
                && given.words().equals(row.words())
                && java.util.Objects.equals(given.notBefore(), row.notBefore());
    }

    private List<Problem> check(Answer given, boolean withFile) {
        var problems = new ArrayList<Problem>();
        if (!VALUES.contains(given.value())) {
            problems.add(Problem.at("value", "advisory.problem.value"));
            return problems;
        }
        if (given.words().isEmpty() && !(given.value().equals("fixed") && withFile)) {
            problems.add(Problem.at("words", "advisory.problem.words." + given.value()));
        }
        if (given.words().length() > WORDS_MAX) {
            problems.add(Problem.at("words", "advisory.problem.long", WORDS_MAX));
        }
        if (given.value().equals("planned")
                && (given.notBefore() == null || !given.notBefore().isAfter(clock.today()))) {
            problems.add(Problem.at("notBefore", "advisory.problem.not-before"));
        }
        if (!given.value().equals("planned") && given.notBefore() != null) {
            problems.add(Problem.at("notBefore", "advisory.problem.not-before-only"));
        }
        return problems;
    }

    /// A file to be given out.
    record Stored(java.nio.file.Path file, String name, String mediaType) {}

    @Transactional
    Stored proof(Viewer viewer, String number, long answer) {
        var advisory = advisories.get(viewer, number);
        var proof = rows.findProof(viewer.scope(), advisory.id(), answer)
                .orElseThrow(() -> new NotVisible("proof " + answer));
        trail.record(viewer.actor(), "advisory.proof-read", "advisory-answer:" + answer);
        return new Stored(files.place(proof.sha256()), proof.name(), proof.mediaType());
    }
}

package vn.khien.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.khien.page.Formats;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;

/// What must hold for a system before it enters the register, whichever way it comes: form, API, Excel or generator.
final class SystemRules {
    static final int NAME_MAX = 500;
    static final int PURPOSE_MAX = 2000;
    static final int NUMBER_MAX = 100;
    static final long COUNT_MAX = 10_000_000_000L;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}");
    /// Addresses below `/systems` that are no codes; a test compares them with the routes.
    private static final Set<String> RESERVED = Set.of("new", "import", "imports", "takeovers", "template.xlsx");

    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern PILED_MARKS = Pattern.compile("\\p{M}{5}");
    private static final Pattern MIXED_ALPHABETS = Pattern.compile(
            "\\p{IsLatin}\\p{M}*[\\p{IsCyrillic}\\p{IsGreek}]|[\\p{IsCyrillic}\\p{IsGreek}]\\p{M}*\\p{IsLatin}");

    private SystemRules() {}

    static List<Problem> check(SystemFacts facts, LocalDate today) {
        var problems = new ArrayList<Problem>();
        if (!facts.code().isEmpty()
                && (!CODE.matcher(facts.code()).matches()
                        || RESERVED.contains(facts.code().toLowerCase(Locale.ROOT)))) {
            problems.add(Problem.at("code", "inventory.problem.code"));
        }
        checkName(facts.name(), problems);
        checkLength("purpose", facts.purpose(), PURPOSE_MAX, problems);
        checkLength("operator", facts.operator(), NAME_MAX, problems);
        if (facts.level() != null && (facts.level() < 1 || facts.level() > 5)) {
            problems.add(Problem.at("level", "inventory.problem.level"));
        }
        checkCount("peopleServed", facts.peopleServed(), problems);
        checkCount("dataSubjects", facts.dataSubjects(), problems);
        checkDossier(facts, today, problems);
        return problems;
    }

    /// As [#check], of facts of which some could not be read: what is missing for that reason is not named again.
    ///
    /// @param unread the problems of reading
    static List<Problem> check(SystemFacts facts, LocalDate today, List<Problem> unread) {
        var problems = check(facts, today);
        if (!unread.isEmpty()) {
            var named = unread.stream().map(Problem::place).toList();
            problems.removeIf(problem -> named.contains(problem.place()));
        }
        return problems;
    }

    private static void checkName(String name, List<Problem> problems) {
        var foreign = !Folding.isComposedLatin(name);
        if (name.isEmpty()) {
            problems.add(Problem.at("name", "inventory.problem.name.missing"));
        } else if (!LETTER_OR_DIGIT.matcher(name).find()
                || (foreign && PILED_MARKS.matcher(name).find())) {
            problems.add(Problem.at("name", "inventory.problem.name.unreadable"));
        } else if (foreign && MIXED_ALPHABETS.matcher(name).find()) {
            problems.add(Problem.at("name", "inventory.problem.name.alphabets"));
        }
        checkLength("name", name, NAME_MAX, problems);
    }

    private static void checkLength(String field, String text, int max, List<Problem> problems) {
        var length = text.codePointCount(0, text.length());
        if (length > max) {
            problems.add(Problem.at(field, "inventory.problem.too-long", max, length));
        }
    }

    private static void checkCount(String field, @Nullable Long count, List<Problem> problems) {
        if (count != null && (count < 0 || count > COUNT_MAX)) {
            problems.add(Problem.at(field, "inventory.problem.count"));
        }
    }

    private static void checkDossier(SystemFacts facts, LocalDate today, List<Problem> problems) {
        var number = facts.dossierNumber();
        if (number != null) {
            checkLength("dossierNumber", number, NUMBER_MAX, problems);
        }
        if (facts.dossierDate() != null
                && (facts.dossierDate().isBefore(EARLIEST)
                        || facts.dossierDate().isAfter(today))) {
            problems.add(Problem.at("dossierDate", "inventory.problem.date.range", Formats.date(facts.dossierDate())));
        }
        if (facts.dossier() != Dossier.APPROVED) {
            return;
        }
        if (number == null) {
            problems.add(Problem.at("dossierNumber", "inventory.problem.approved.number"));
        }
        if (facts.dossierDate() == null) {
            problems.add(Problem.at("dossierDate", "inventory.problem.approved.date"));
        }
        if (facts.level() == null) {
            problems.add(Problem.at("level", "inventory.problem.approved.level"));
        }
    }
}

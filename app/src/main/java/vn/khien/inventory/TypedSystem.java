package vn.khien.inventory;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.khien.page.Dates;
import vn.khien.page.Formats;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;

/// A system as typed: in a form, or in the cells of a workbook. Everything is text until it is read.
record TypedSystem(
        @Nullable String code,
        @Nullable String name,
        @Nullable String purpose,
        @Nullable String owner,
        @Nullable String operator,
        @Nullable String peopleServed,
        @Nullable String dataSubjects,
        @Nullable String personalData,
        @Nullable String onlineService,
        @Nullable String level,
        @Nullable String dossier,
        @Nullable String dossierNumber,
        @Nullable String dossierDate,
        @Nullable String planCarriedOut) {

    private static final Pattern GROUPING = Pattern.compile("[.,\\s\\u00a0]");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,12}");
    private static final Pattern LEVEL = Pattern.compile("[1-5]");

    static final TypedSystem EMPTY = new TypedSystem("", "", "", "", "", "", "", "", "", "", "none", "", "", "");

    static TypedSystem of(InformationSystem system) {
        return new TypedSystem(
                system.code(),
                system.name(),
                system.purpose(),
                system.ownerCode(),
                system.operator(),
                system.peopleServed() == null ? "" : String.valueOf(system.peopleServed()),
                system.dataSubjects() == null ? "" : String.valueOf(system.dataSubjects()),
                yesNo(system.personalData()),
                yesNo(system.onlineService()),
                system.level() == null ? "" : String.valueOf(system.level()),
                system.dossier().code(),
                text(system.dossierNumber()),
                system.dossierDate() == null ? "" : Formats.date(system.dossierDate()),
                yesNo(system.planCarriedOut()));
    }

    private static String yesNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// Reads what was typed; what cannot be read is named in `problems` and left out.
    ///
    /// @param ownerId id of the owning organisation, 0 where there is none
    SystemFacts read(long ownerId, List<Problem> problems) {
        return new SystemFacts(
                Folding.clean(text(code)),
                Folding.clean(text(name)),
                text(purpose).strip(),
                ownerId,
                Folding.clean(text(operator)),
                count("peopleServed", text(peopleServed), problems),
                count("dataSubjects", text(dataSubjects), problems),
                yes("personalData", text(personalData), problems),
                yes("onlineService", text(onlineService), problems),
                readLevel(problems),
                readDossier(problems),
                blankToNull(text(dossierNumber)),
                readDate(problems),
                yes("planCarriedOut", text(planCarriedOut), problems));
    }

    private static @Nullable String blankToNull(String value) {
        return value.isBlank() ? null : value.strip();
    }

    private static @Nullable Long count(String field, String typed, List<Problem> problems) {
        var digits = GROUPING.matcher(typed).replaceAll("");
        if (digits.isEmpty()) {
            return null;
        }
        if (!DIGITS.matcher(digits).matches()) {
            problems.add(Problem.at(field, "inventory.problem.count"));
            return null;
        }
        return Long.valueOf(digits);
    }

    private static boolean yes(String field, String typed, List<Problem> problems) {
        return switch (Folding.fold(typed).strip()) {
            case "co", "yes", "x", "true", "1", "on" -> true;
            case "", "khong", "no", "false", "0" -> false;
            default -> {
                problems.add(Problem.at(field, "inventory.problem.yes-no"));
                yield false;
            }
        };
    }

    private @Nullable Integer readLevel(List<Problem> problems) {
        var typed = text(level).strip();
        if (typed.isEmpty()) {
            return null;
        }
        if (!LEVEL.matcher(typed).matches()) {
            problems.add(Problem.at("level", "inventory.problem.level"));
            return null;
        }
        return Integer.valueOf(typed);
    }

    private Dossier readDossier(List<Problem> problems) {
        return switch (Folding.fold(text(dossier)).strip().toLowerCase(Locale.ROOT)) {
            case "", "none", "chua co", "khong" -> Dossier.NONE;
            case "drafted", "da lap" -> Dossier.DRAFTED;
            case "appraised", "da tham dinh" -> Dossier.APPRAISED;
            case "approved", "da phe duyet" -> Dossier.APPROVED;
            default -> {
                problems.add(Problem.at("dossier", "inventory.problem.dossier"));
                yield Dossier.NONE;
            }
        };
    }

    private java.time.@Nullable LocalDate readDate(List<Problem> problems) {
        var typed = text(dossierDate).strip();
        if (typed.isEmpty()) {
            return null;
        }
        var date = Dates.read(typed);
        if (date.isEmpty()) {
            problems.add(Problem.at(
                    "dossierDate", "inventory.problem.date", typed.substring(0, Math.min(40, typed.length()))));
        }
        return date.orElse(null);
    }
}

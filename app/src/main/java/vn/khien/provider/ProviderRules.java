package vn.khien.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.khien.platform.Problem;

/// What must hold for names, services and accounts of providers, whichever way they come.
final class ProviderRules {
    static final int NAME_MAX = 200;
    static final int NOTE_MAX = 2000;
    static final int PASSWORD_MIN = 12;
    static final int PASSWORD_MAX = 200;
    static final long PEOPLE_MAX = 10_000_000_000L;
    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{2,63}");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern PILED_MARKS = Pattern.compile("\\p{M}{5}");

    private ProviderRules() {}

    static void name(String field, String name, List<Problem> problems) {
        if (!LETTER.matcher(name).find() || PILED_MARKS.matcher(name).find()) {
            problems.add(Problem.at(field, "provider.problem.name"));
        }
        longest(field, name, NAME_MAX, problems);
    }

    static void longest(String field, String text, int max, List<Problem> problems) {
        if (text.codePointCount(0, text.length()) > max) {
            problems.add(Problem.at(field, "provider.problem.long", max));
        }
    }

    static List<Problem> check(Service.Facts facts) {
        var problems = new ArrayList<Problem>();
        name("name", facts.name(), problems);
        longest("address", facts.address(), NAME_MAX, problems);
        if (facts.users() < 0 || facts.users() > PEOPLE_MAX) {
            problems.add(Problem.at("users", "provider.problem.number"));
        }
        if (facts.dataSubjects() < 0 || facts.dataSubjects() > PEOPLE_MAX) {
            problems.add(Problem.at("dataSubjects", "provider.problem.number"));
        }
        if (facts.dataSubjects() > 0 && !facts.personalData()) {
            problems.add(Problem.at("personalData", "provider.problem.personal"));
        }
        if (facts.level() != null && (facts.level() < 1 || facts.level() > 5)) {
            problems.add(Problem.at("level", "provider.problem.level"));
        }
        return problems;
    }

    static void account(String login, String password, List<Problem> problems) {
        if (!LOGIN.matcher(login).matches()) {
            problems.add(Problem.at("login", "provider.problem.login"));
        }
        if (password.length() < PASSWORD_MIN || password.length() > PASSWORD_MAX) {
            problems.add(Problem.at("password", "provider.problem.password", PASSWORD_MIN));
        }
    }
}

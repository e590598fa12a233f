package vn.khien.awareness;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.khien.platform.Problem;

/// What must hold for an order and for a report, whichever way they come.
final class CampaignRules {
    static final int TITLE_MAX = 200;
    static final int TEXT_MAX = 4000;
    static final int LINE_MAX = 500;
    /// The people of the country, rounded up: no placement reaches more.
    static final long PEOPLE_MAX = 110_000_000L;
    static final long DONG_MAX = 1_000_000_000_000L;
    private static final LocalDate EARLIEST = LocalDate.of(2015, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern PILED_MARKS = Pattern.compile("\\p{M}{5}");

    private CampaignRules() {}

    static List<Problem> check(Campaign.Order order) {
        var problems = new ArrayList<Problem>();
        text("titleVi", order.titleVi(), TITLE_MAX, problems);
        text("titleEn", order.titleEn(), TITLE_MAX, problems);
        text("goal", order.goal(), TEXT_MAX, problems);
        text("audience", order.audience(), LINE_MAX, problems);
        text("messages", order.messages(), TEXT_MAX, problems);
        if (order.channels().isEmpty() || !Campaign.CHANNELS.containsAll(order.channels())) {
            problems.add(Problem.at("channels", "awareness.problem.channels"));
        }
        between("reachGoal", order.reachGoal(), 1, PEOPLE_MAX, problems);
        between("budget", order.budget(), 0, DONG_MAX, problems);
        if (order.startsOn().isBefore(EARLIEST) || order.endsOn().isAfter(LATEST)) {
            problems.add(Problem.at("startsOn", "awareness.problem.date"));
        }
        if (order.endsOn().isBefore(order.startsOn())) {
            problems.add(Problem.at("endsOn", "awareness.problem.ends"));
        }
        return problems;
    }

    static List<Problem> check(Placement.Report report, Campaign campaign, LocalDate today) {
        var problems = new ArrayList<Problem>();
        if (!Campaign.CHANNELS.contains(report.channel())) {
            problems.add(Problem.at("channel", "awareness.problem.channels"));
        }
        if (report.happenedOn().isBefore(campaign.startsOn())
                || report.happenedOn().isAfter(today)) {
            problems.add(Problem.at("happenedOn", "awareness.problem.happened"));
        }
        between("audienceCount", report.audience(), 0, PEOPLE_MAX, problems);
        between("cost", report.cost(), 0, DONG_MAX, problems);
        if (!report.link().isEmpty() && !isLink(report.link())) {
            problems.add(Problem.at("link", "awareness.problem.link"));
        }
        longest("broadcastAt", report.broadcastAt(), LINE_MAX, problems);
        longest("audienceSource", report.audienceSource(), LINE_MAX, problems);
        if (report.audience() > 0 && report.audienceSource().isEmpty()) {
            problems.add(Problem.at("audienceSource", "awareness.problem.source"));
        }
        return problems;
    }

    static void text(String field, String text, int max, List<Problem> problems) {
        if (!LETTER.matcher(text).find() || PILED_MARKS.matcher(text).find()) {
            problems.add(Problem.at(field, "awareness.problem.text"));
        }
        longest(field, text, max, problems);
    }

    private static void longest(String field, String text, int max, List<Problem> problems) {
        var length = text.codePointCount(0, text.length());
        if (length > max) {
            problems.add(Problem.at(field, "awareness.problem.long", max, length));
        }
    }

    private static void between(String field, long number, long least, long most, List<Problem> problems) {
        if (number < least || number > most) {
            problems.add(Problem.at(field, "awareness.problem.number", least, most));
        }
    }

    /// A whole address of the web; nothing that a browser would run or read from the reader's own machine.
    private static boolean isLink(String link) {
        try {
            var address = new URI(link);
            var scheme = address.getScheme();
            return link.length() <= LINE_MAX
                    && address.getHost() != null
                    && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))
                    && address.getUserInfo() == null;
        } catch (java.net.URISyntaxException e) {
            return false;
        }
    }
}

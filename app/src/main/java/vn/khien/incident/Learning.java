package vn.khien.incident;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// What others learn from a closed incident: written by the body or by who coordinates, released by the latter
/// after a person has read it with everything marked that still looks like a name. What the register knows as a
/// name of the body, its people or its systems keeps it from being released.
@Component
public class Learning {
    static final int PAGE = 50;
    static final int TITLE_MAX = 200;
    static final int WORDS_MAX = 8_000;

    private final AfterwardsRows rows;
    private final Incidents incidents;
    private final Audiences audiences;
    private final Notices notices;
    private final Wall wall;
    private final Trail trail;
    private final ProductClock clock;

    Learning(
            AfterwardsRows rows,
            Incidents incidents,
            Audiences audiences,
            Notices notices,
            Wall wall,
            Trail trail,
            ProductClock clock) {
        this.rows = rows;
        this.incidents = incidents;
        this.audiences = audiences;
        this.notices = notices;
        this.wall = wall;
        this.trail = trail;
        this.clock = clock;
    }

    /// Writes down what was learned, after closing. The same words again give the same lesson.
    @Transactional
    public Written write(Viewer viewer, String code, String title, String words, String audience) {
        var incident = incidents.getWhole(viewer, code);
        var may = incidents.may(viewer, incident);
        if (!may.reports() && !may.coordinates()) {
            throw new NotVisible("lessons of incident " + code);
        }
        var cleanTitle = Folding.clean(title);
        var cleanWords = Folding.clean(words);
        var problems = new ArrayList<Problem>();
        if (incident.state() != Incident.State.CLOSED) {
            problems.add(Problem.at("title", "incident.problem.not-closed"));
        }
        check("title", cleanTitle, TITLE_MAX, problems);
        check("words", cleanWords, WORDS_MAX, problems);
        if (!audiences.list().contains(audience)) {
            problems.add(Problem.at("audience", "incident.problem.choice"));
        }
        if (!problems.isEmpty()) {
            return new Written.Refused(problems);
        }
        var same = rows.listLessons(incident.id()).stream()
                .filter(one -> one.title().equals(cleanTitle)
                        && one.words().equals(cleanWords)
                        && one.audience().equals(audience))
                .findFirst();
        if (same.isPresent()) {
            return new Written.Done(same.get().id());
        }
        var lesson =
                rows.insertLesson(incident.id(), cleanTitle, cleanWords, audience, clock.instant(), viewer.person());
        trail.record(viewer.actor(), "incident.lesson-written", "incident:" + incident.id(), "" + lesson);
        return new Written.Done(lesson);
    }

    private static void check(String place, String text, int most, List<Problem> problems) {
        if (text.isEmpty()) {
            problems.add(Problem.at(place, "incident.problem.text"));
        } else if (text.length() > most) {
            problems.add(Problem.at(place, "incident.problem.long", most));
        }
    }

    /// A lesson as it is read before release.
    ///
    /// @param named names of the register that stand in the text: they keep the lesson from being released
    /// @param marked the text, with what merely looks like a name marked
    record Preview(
            AfterwardsRows.Lesson lesson,
            List<Anonymity.Piece> title,
            List<Anonymity.Piece> marked,
            List<String> named,
            boolean mayRelease) {}

    @Transactional(readOnly = true)
    Preview preview(Viewer viewer, String code, long lesson) {
        var incident = incidents.getWhole(viewer, code);
        var found = find(incident, lesson);
        return new Preview(
                found,
                Anonymity.marked(found.title()),
                Anonymity.marked(found.words()),
                named(viewer, incident, found),
                incidents.may(viewer, incident).coordinates());
    }

    private AfterwardsRows.Lesson find(Incident incident, long lesson) {
        return rows.listLessons(incident.id()).stream()
                .filter(one -> one.id() == lesson)
                .findFirst()
                .orElseThrow(() -> new NotVisible("lesson " + lesson));
    }

    private List<String> named(Viewer viewer, Incident incident, AfterwardsRows.Lesson lesson) {
        var names = wall.lifted(viewer, () -> rows.listNames(incident.id()));
        return Anonymity.named(lesson.title() + " | " + lesson.words(), names);
    }

    /// Releases a lesson that a person has read.
    ///
    /// @param read that who releases has read it and found nobody named
    @Transactional
    public Outcome release(Viewer viewer, String code, long lesson, boolean read) {
        var incident = incidents.getWhole(viewer, code);
        if (!incidents.may(viewer, incident).coordinates()) {
            throw new NotVisible("releasing lesson " + lesson);
        }
        var found = find(incident, lesson);
        var named = named(viewer, incident, found);
        if (!named.isEmpty()) {
            return Outcome.Refused.of("words", "incident.problem.named", String.join(", ", named));
        }
        if (!read) {
            return Outcome.Refused.of("read", "incident.problem.read");
        }
        if (rows.releaseLesson(incident.id(), lesson, clock.instant(), viewer.person())) {
            trail.record(viewer.actor(), "incident.lesson-released", "incident:" + incident.id(), "" + lesson);
            notices.tellAll(
                    audiences.listTold(viewer, found.audience()),
                    "incident.notice.lesson",
                    List.of(found.title()),
                    "/incidents/lessons");
        }
        return new Outcome.Done(code);
    }

    /// Released lessons for the class of bodies and the fields in which the acting organisation stands; for everybody
    /// to who reads the nation or coordinates.
    @Transactional(readOnly = true)
    List<AfterwardsRows.Lesson> listReleased(Viewer viewer, long before, int limit) {
        var all = viewer.may(Right.COORDINATE_INCIDENTS) || viewer.scope().equals(Scope.NATION);
        return rows.listReleasedLessons(all ? audiences.list() : audiences.of(viewer), before, limit);
    }
}

package vn.khien.awareness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Quizzes for staff. A body sees how its own people did; above the body only sums are there, and none of fewer than
/// five people, so that nobody is named and nobody can be guessed.
@Component
public class Quizzes {
    static final int LEAST = 5;
    private static final int QUESTIONS_MAX = 30;
    private static final int OPTIONS_MAX = 6;

    private final JdbcClient db;
    private final Campaigns campaigns;
    private final Trail trail;
    private final ProductClock clock;

    Quizzes(JdbcClient db, Campaigns campaigns, Trail trail, ProductClock clock) {
        this.db = db;
        this.campaigns = campaigns;
        this.trail = trail;
        this.clock = clock;
    }

    /// @param correct index of the right option
    public record Question(
            int position, String textVi, String textEn, List<String> optionsVi, List<String> optionsEn, int correct) {
        public Question {
            optionsVi = List.copyOf(optionsVi);
            optionsEn = List.copyOf(optionsEn);
        }
    }

    /// How the people of one body did together.
    ///
    /// @param hidden fewer than five took part, so neither their number nor their share is shown above the body
    record OfBody(String code, String nameVi, String nameEn, int people, int correct, int questions, boolean hidden) {}

    /// How one person did: only for the person's own body.
    record OfPerson(String name, int correct, int questions) {}

    @Transactional
    public Outcome add(Viewer viewer, long id, Question typed) {
        campaigns.get(viewer, id);
        var problems = new ArrayList<Problem>();
        CampaignRules.text("question", Folding.clean(typed.textVi()), CampaignRules.LINE_MAX, problems);
        CampaignRules.text("questionEn", Folding.clean(typed.textEn()), CampaignRules.LINE_MAX, problems);
        var options = typed.optionsVi().size();
        if (options < 2
                || options > OPTIONS_MAX
                || typed.optionsEn().size() != options
                || typed.correct() < 0
                || typed.correct() >= options) {
            problems.add(Problem.at("options", "awareness.problem.options"));
        }
        typed.optionsVi().forEach(one -> CampaignRules.text("options", one, CampaignRules.LINE_MAX, problems));
        var known = list(viewer, id).size();
        if (known >= QUESTIONS_MAX) {
            problems.add(Problem.at("question", "awareness.problem.questions"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        db.sql("""
                insert into quiz_question (campaign, position, text_vi, text_en, options_vi, options_en, correct)
                values (:campaign, :position, :vi, :en, :optionsVi, :optionsEn, :correct)
                """)
                .param("campaign", id)
                .param("position", known + 1)
                .param("vi", Folding.clean(typed.textVi()))
                .param("en", Folding.clean(typed.textEn()))
                .param("optionsVi", typed.optionsVi().toArray(String[]::new))
                .param("optionsEn", typed.optionsEn().toArray(String[]::new))
                .param("correct", typed.correct())
                .update();
        trail.record(viewer.actor(), "awareness.question-added", "campaign:" + id);
        return new Outcome.Done(id);
    }

    @Transactional(readOnly = true)
    public List<Question> list(Viewer viewer, long id) {
        campaigns.get(viewer, id);
        return db.sql("""
                select position, text_vi, text_en, options_vi, options_en, correct
                  from quiz_question
                 where campaign = :campaign
                 order by position
                """)
                .param("campaign", id)
                .query((row, _) -> question(row))
                .list();
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(
                row.getInt("position"),
                row.getString("text_vi"),
                row.getString("text_en"),
                List.of((String[]) row.getArray("options_vi").getArray()),
                List.of((String[]) row.getArray("options_en").getArray()),
                row.getInt("correct"));
    }

    /// Keeps the viewer's first try; a second one changes nothing.
    ///
    /// @param answers index of the chosen option of each question, -1 where none was chosen
    @Transactional
    public Outcome answer(Viewer viewer, long id, List<Integer> answers) {
        var questions = list(viewer, id);
        if (questions.isEmpty() || answers.size() != questions.size()) {
            return Outcome.Refused.of("quiz", "awareness.problem.answers");
        }
        var correct = 0;
        for (int i = 0; i < questions.size(); i++) {
            correct += answers.get(i) == questions.get(i).correct() ? 1 : 0;
        }
        var first = db.sql("""
                insert into quiz_result (campaign, person, organisation, at, correct, questions)
                values (:campaign, :person, :organisation, :at, :correct, :questions)
                    on conflict do nothing
                """)
                        .param("campaign", id)
                        .param("person", viewer.person())
                        .param("organisation", viewer.organisation())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("correct", correct)
                        .param("questions", questions.size())
                        .update()
                == 1;
        if (first) {
            trail.record(viewer.actor(), "awareness.quiz-answered", "campaign:" + id);
        }
        return new Outcome.Done(id);
    }

    @Transactional(readOnly = true)
    public Optional<OfPerson> findOwn(Viewer viewer, long id) {
        return ofPersons(viewer, id, viewer.person()).stream().findFirst();
    }

    /// The people of the acting organisation.
    @Transactional(readOnly = true)
    public List<OfPerson> listOwn(Viewer viewer, long id) {
        return ofPersons(viewer, id, 0);
    }

    private List<OfPerson> ofPersons(Viewer viewer, long id, long person) {
        return db.sql("""
                select p.name, r.correct, r.questions
                  from quiz_result r
                  join person p on p.id = r.person
                 where r.campaign = :campaign
                   and r.organisation = :own
                   and (:person = 0 or r.person = :person)
                 order by r.correct desc, p.name collate "vi-x-icu", p.id
                """)
                .param("campaign", id)
                .param("own", viewer.organisation())
                .param("person", person)
                .query(OfPerson.class)
                .list();
    }

    /// Sums of each body within scope.
    @Transactional(readOnly = true)
    public List<OfBody> listBodies(Viewer viewer, long id) {
        return db
                .sql("""
                select o.code, o.name_vi, o.name_en, count(*)::int as people, sum(r.correct)::int as correct,
                       sum(r.questions)::int as questions, count(*) < :least as hidden
                  from quiz_result r
                  join organisation o on o.id = r.organisation
                 where r.campaign = :campaign
                   and o.path >= :from and o.path < :to
                 group by o.code, o.name_vi, o.name_en
                 order by o.name_vi collate "vi-x-icu", o.code
                """)
                .param("campaign", id)
                .param("least", LEAST)
                .param("from", viewer.scope().from())
                .param("to", viewer.scope().to())
                .query(OfBody.class)
                .list()
                .stream()
                .map(one -> one.hidden() ? new OfBody(one.code(), one.nameVi(), one.nameEn(), 0, 0, 0, true) : one)
                .toList();
    }
}

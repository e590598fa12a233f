package vn.khien.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.platform.NotVisible;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class AnsweringTogetherTest {
    private static final String REASON = "Hệ thống thuê ngoài, do nhà cung cấp bảo đảm";

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private Answering answering;

    @Autowired
    private AnsweringTogether together;

    @Autowired
    private Sheet.Reading sheets;

    private Viewer owner;
    private long assessment;
    private List<String> codes = List.of();

    @BeforeEach
    void anOpenAssessment() {
        var unit = world.organisation("Sở Trả lời chung", null);
        owner = world.viewer(Role.SYSTEM_OWNER, unit);
        var opened = opening.open(owner, reviews.system(unit, 2, "Thư điện tử"), reviews.directive());
        assessment = ((Opening.Outcome.Opened) opened).assessment();
        codes = lines().stream().map(line -> line.requirement().code()).limit(4).toList();
    }

    private List<Sheet.Line> lines() {
        return sheets.lines(owner, assessment);
    }

    private Map<String, Answer> unanswered() {
        var seen = new LinkedHashMap<String, Answer>();
        codes.forEach(code -> seen.put(code, Answer.NONE));
        return seen;
    }

    @Test
    void manyRequirementsGetOneAnswerAndOneReason() {
        assertThat(together.answer(owner, assessment, unanswered(), Answer.NOT_APPLICABLE, REASON))
                .isEqualTo(new AnsweringTogether.Outcome.Saved(4, List.of()));
        assertThat(lines().subList(0, 4)).allSatisfy(line -> {
            assertThat(line.standing().answer()).isEqualTo(Answer.NOT_APPLICABLE);
            assertThat(line.standing().note()).isEqualTo(REASON);
        });
        assertThat(lines().get(4).standing().answer()).isEqualTo(Answer.NONE);
        assertThat(together.answer(owner, assessment, unanswered(), Answer.NOT_APPLICABLE, REASON))
                .as("the same again is harmless")
                .isEqualTo(new AnsweringTogether.Outcome.Saved(4, List.of()));
        assertThat(lines().getFirst().standing().note()).isEqualTo(REASON);
    }

    @Test
    void whatSomebodyElseAnsweredInBetweenStaysAndIsNamed() {
        answering.answer(owner, assessment, codes.get(1), new Answering.Given(Answer.MET, Answer.NONE, "Đã thử", null));
        assertThat(together.answer(owner, assessment, unanswered(), Answer.NOT_MET, ""))
                .isEqualTo(new AnsweringTogether.Outcome.Saved(3, List.of(codes.get(1))));
        assertThat(lines().get(1).standing().answer()).isEqualTo(Answer.MET);
    }

    @Test
    void theReasonIsAddedBehindANoteThatIsThere() {
        answering.answer(owner, assessment, codes.get(0), new Answering.Given(Answer.MET, Answer.NONE, "Đã thử", null));
        together.answer(owner, assessment, Map.of(codes.get(0), Answer.MET), Answer.PARTLY, REASON);
        assertThat(lines().getFirst().standing().note()).isEqualTo("Đã thử\n" + REASON);
    }

    @Test
    void nothingIsSavedWithoutAReasonAChoiceOrARequirementOfTheLevel() {
        assertThat(together.answer(owner, assessment, unanswered(), Answer.PARTLY, " "))
                .isInstanceOf(AnsweringTogether.Outcome.ReasonNeeded.class);
        assertThat(together.answer(owner, assessment, Map.of(), Answer.MET, ""))
                .isInstanceOf(AnsweringTogether.Outcome.NothingChosen.class);
        assertThatThrownBy(() -> together.answer(owner, assessment, Map.of("0.0", Answer.NONE), Answer.MET, ""))
                .isInstanceOf(NotVisible.class);
        assertThat(lines())
                .allSatisfy(line -> assertThat(line.standing().answer()).isEqualTo(Answer.NONE));
    }
}

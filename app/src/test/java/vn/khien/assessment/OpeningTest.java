package vn.khien.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.access.Role;
import vn.khien.platform.NotVisible;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class OpeningTest {
    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private Assessments assessments;

    @Test
    void openingTwiceGivesTheSameAssessment() {
        var unit = world.organisation("Sở Thử nghiệm", null);
        var owner = world.viewer(Role.SYSTEM_OWNER, unit);
        var system = reviews.system(unit, 3, "Cổng dịch vụ công");
        var directive = reviews.directive();
        var first = (Opening.Outcome.Opened) opening.open(owner, system, directive);
        assertThat(opening.open(owner, system, directive)).isEqualTo(new Opening.Outcome.Already(first.assessment()));
        var assessment = assessments.find(owner, first.assessment()).orElseThrow();
        assertThat(assessment.level()).isEqualTo(3);
        assertThat(assessment.answers().at(0)).isEqualTo(Answer.NONE);
    }

    @Test
    void aSystemWithoutALevelNeedsOneFirst() {
        var unit = world.organisation("Sở Thử nghiệm", null);
        var system = reviews.system(unit, null, "Hệ thống chưa có cấp độ");
        assertThat(opening.open(world.viewer(Role.SYSTEM_OWNER, unit), system, reviews.directive()))
                .isEqualTo(new Opening.Outcome.LevelMissing(reviews.codeOf(system)));
    }

    @Test
    void aForeignSystemAndADraftDirectiveAreNotThere() {
        var unit = world.organisation("Sở Thử nghiệm", null);
        var system = reviews.system(unit, 2, "Thư điện tử");
        var foreign = world.viewer(Role.SYSTEM_OWNER, world.organisation("Sở Bên cạnh", null));
        var owner = world.viewer(Role.SYSTEM_OWNER, unit);
        var draft = reviews.draft(owner.person(), unit.id());
        assertThatThrownBy(() -> opening.open(foreign, system, reviews.directive()))
                .isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> opening.open(owner, system, draft)).isInstanceOf(NotVisible.class);
    }

    @Test
    void manyAreOpenedAtOnceWithTheirAnswersAndOneReason() {
        var unit = world.organisation("Bộ Thử nghiệm", null);
        var owner = world.viewer(Role.SYSTEM_OWNER, unit);
        var first = reviews.system(unit, 1, "Một");
        var second = reviews.system(unit, null, "Hai");
        var directive = reviews.directive();
        var answers = Answers.of(new byte[] {1, 2, 3, 4});
        assertThat(opening.openAll(
                        owner,
                        directive,
                        List.of(
                                new Opening.Answered(first, answers, "Thuê hạ tầng"),
                                new Opening.Answered(second, answers, "Thuê hạ tầng"))))
                .isEqualTo(1);
        var reviewed = assessments.listReviewed(owner, directive, unit.path());
        assertThat(reviewed).extracting(Assessments.Reviewed::system).containsExactly(first, second);
        var opened = reviewed.getFirst();
        assertThat(opened.tally()).isEqualTo(new Tally(43, 1, 1, 1, 0));
        assertThat(assessments.listNotes(owner, Objects.requireNonNull(opened.assessment())))
                .containsExactly(new Assessments.Note(1, "Thuê hạ tầng"));
    }

    @Test
    void anAnswerThatMustSayWhyIsNotTakenWithoutAReason() {
        var unit = world.organisation("Bộ Thử nghiệm", null);
        var owner = world.viewer(Role.SYSTEM_OWNER, unit);
        var system = reviews.system(unit, 1, "Một");
        var directive = reviews.directive();
        assertThatThrownBy(() -> opening.openAll(
                        owner, directive, List.of(new Opening.Answered(system, Answers.of(new byte[] {2}), " "))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(assessments
                        .listReviewed(owner, directive, unit.path())
                        .getFirst()
                        .assessment())
                .isNull();
    }
}

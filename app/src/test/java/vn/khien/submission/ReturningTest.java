package vn.khien.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.access.Role;
import vn.khien.assessment.Reviews;
import vn.khien.notification.Notices;
import vn.khien.platform.NotVisible;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class ReturningTest {
    private static final String WORDS = "Bổ sung bằng chứng sao lưu ngoại tuyến";

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Preparing preparing;

    @Autowired
    private Returning returning;

    @Autowired
    private Signing signing;

    @Autowired
    private Submissions submissions;

    @Autowired
    private Notices notices;

    @Test
    void whatTheHeadReturnedIsToldAndNeverSigned() {
        var unit = world.organisation("Sở Trả lại", null);
        var head = world.viewer(Role.HEAD, unit);
        var directive = reviews.directive();
        var prepared = preparing.prepare(head, directive, unit.code());
        assertThat(returning.giveBack(head, prepared.id(), WORDS)).isInstanceOf(Returning.Outcome.Done.class);
        assertThat(returning.giveBack(head, prepared.id(), WORDS + " lần hai"))
                .isInstanceOf(Returning.Outcome.Done.class);
        assertThat(submissions.read(head, prepared.id()).returned())
                .isNotNull()
                .satisfies(returned -> assertThat(returned.words()).isEqualTo(WORDS));
        assertThat(notices.countUnread(world.viewer(Role.FOCAL_POINT, unit))).isEqualTo(1);
        assertThat(signing.sign(head, prepared.id(), "Tôi chịu trách nhiệm."))
                .isInstanceOfSatisfying(
                        Signing.Result.Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isEqualTo("submission.problem.returned"));
        var again = preparing.prepare(head, directive, unit.code());
        assertThat(signing.sign(head, again.id(), "Tôi chịu trách nhiệm.")).isInstanceOf(Signing.Result.Sealed.class);
        assertThat(returning.giveBack(head, again.id(), WORDS)).isInstanceOf(Returning.Outcome.Refused.class);
    }

    @Test
    void withoutWordsOrFromOutsideNothingIsReturned() {
        var unit = world.organisation("Sở Giữ nguyên", null);
        var head = world.viewer(Role.HEAD, unit);
        var prepared = preparing.prepare(head, reviews.directive(), unit.code());
        assertThat(returning.giveBack(head, prepared.id(), " ")).isInstanceOf(Returning.Outcome.Refused.class);
        var foreign = world.viewer(Role.HEAD, world.organisation("Sở Khác", null));
        assertThatThrownBy(() -> returning.giveBack(foreign, prepared.id(), WORDS))
                .isInstanceOf(NotVisible.class);
        assertThat(submissions.read(head, prepared.id()).returned()).isNull();
    }
}

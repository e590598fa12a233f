package vn.khien.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.assessment.ReviewList.Filter;
import vn.khien.assessment.ReviewList.State;
import vn.khien.organisation.Organisation;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class ReviewListTest {
    /// More positions than any guidance has: all that is asked is answered.
    private static final byte[] ALL_MET = new byte[200];

    static {
        java.util.Arrays.fill(ALL_MET, (byte) Answer.MET.ordinal());
    }

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private ReviewList list;

    private Organisation unit;
    private Viewer owner;
    private long directive;
    private long untouched;
    private long begun;
    private long complete;

    @BeforeEach
    void threeSystemsOfOneUnit() {
        unit = world.organisation("Sở Danh sách", null);
        owner = world.viewer(Role.SYSTEM_OWNER, unit);
        directive = reviews.directive();
        untouched = reviews.system(unit, 1, "Cổng thứ nhất");
        begun = reviews.system(unit, 1, "Cổng thứ hai");
        complete = reviews.system(unit, 1, "Thư điện tử");
        opening.openAll(
                owner,
                directive,
                List.of(
                        new Opening.Answered(begun, Answers.of(new byte[] {1}), ""),
                        new Opening.Answered(complete, Answers.of(ALL_MET), "")));
    }

    @Test
    void countsSayHowManyStandWhere() {
        var found = find("", null, 0, 50);
        assertThat(found.counts()).isEqualTo(Map.of(State.UNTOUCHED, 1, State.BEGUN, 1, State.COMPLETE, 1));
        assertThat(systems(found)).containsExactly(untouched, begun, complete);
        assertThat(found.systems().get(1).tally().met()).isEqualTo(1);
    }

    @Test
    void aStateChoosesWhatIsListedAndCountsStay() {
        var found = find("", State.COMPLETE, 0, 50);
        assertThat(systems(found)).containsExactly(complete);
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.matching()).isEqualTo(3);
    }

    @Test
    void openedWithoutAnAnswerIsStillUntouched() {
        opening.open(owner, untouched, directive);
        assertThat(find("", null, 0, 50).counts()).containsEntry(State.UNTOUCHED, 1);
    }

    @Test
    void wordsAreLookedForWithoutMarksInSystemsAndOwners() {
        assertThat(systems(find("cong thu", null, 0, 50))).containsExactly(untouched, begun);
        assertThat(systems(find(reviews.codeOf(complete), null, 0, 50))).containsExactly(complete);
        assertThat(find("so danh sach", null, 0, 50).total()).isEqualTo(3);
        assertThat(find("100%", null, 0, 50)).isEqualTo(new ReviewList.Found(Map.of(), 0, List.of()));
    }

    @Test
    void aPageBeginsWhereTheOneBeforeEnded() {
        assertThat(systems(find("", null, 0, 2))).containsExactly(untouched, begun);
        assertThat(systems(find("", null, 2, 2))).containsExactly(complete);
        assertThat(systems(find("", State.BEGUN, 1, 2))).isEmpty();
    }

    @Test
    void foreignSystemsAreNeitherListedNorCounted() {
        var beside = world.viewer(Role.SYSTEM_OWNER, world.organisation("Sở Bên cạnh", null));
        assertThat(list.list(beside, new Filter(directive, "", null), 0, 50).matching())
                .isZero();
    }

    private ReviewList.Found find(String q, @Nullable State state, int from, int limit) {
        return list.list(owner, new Filter(directive, q, state), from, limit);
    }

    private static List<Long> systems(ReviewList.Found found) {
        return found.systems().stream().map(Assessments.Reviewed::system).toList();
    }
}

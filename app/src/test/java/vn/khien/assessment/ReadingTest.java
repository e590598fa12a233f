package vn.khien.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Whoever reads answers leaves one entry in the trail, by the page and by the API.
@KhienTest
class ReadingTest {
    private static final String READ = "assessment.read";

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private Sheet.Reading sheets;

    @Autowired
    private AssessmentApi api;

    @Autowired
    private CarryingApi carryingApi;

    @Autowired
    private Trail trail;

    private Viewer owner;
    private long assessment;

    @BeforeEach
    void anOpenAssessment() {
        var unit = world.organisation("Sở Đọc kết quả", null);
        owner = world.viewer(Role.SYSTEM_OWNER, unit);
        var opened = opening.open(owner, reviews.system(unit, 2, "Thư điện tử"), reviews.directive());
        assessment = ((Opening.Outcome.Opened) opened).assessment();
    }

    private long entries() {
        return trail.listOf("assessment:" + assessment, READ, 10).size();
    }

    @Test
    void eachReadingIsOneEntry() {
        sheets.read(owner, assessment, "", "all", "");
        assertThat(entries()).as("the page").isEqualTo(1);
        api.one(owner, assessment);
        assertThat(entries()).as("the assessment by the API").isEqualTo(2);
        api.answers(owner, assessment, 1_000, 0);
        assertThat(entries()).as("its answers").isEqualTo(3);
        carryingApi.list(owner, assessment, 1_000, 0);
        assertThat(entries()).as("its copied answers").isEqualTo(4);
    }

    @Test
    void whatIsNotVisibleLeavesNone() {
        var stranger = world.viewer(Role.SYSTEM_OWNER, world.organisation("Sở Khác", null));
        assertThatThrownBy(() -> api.answers(stranger, assessment, 1_000, 0)).isInstanceOf(NotVisible.class);
        assertThat(entries()).isZero();
    }
}

package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.khien.access.Role;
import vn.khien.assessment.Reviews;
import vn.khien.organisation.FoundOrganisation;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class SearchingTest {
    @Autowired
    World world;

    @Autowired
    Searching searching;

    @Autowired
    Reviews reviews;

    @Autowired
    JdbcClient db;

    @Test
    void organisationsAndRequirementsAreFoundWithoutMarks() {
        var focal = world.viewer(Role.FOCAL_POINT, world.organisation("Sở Tìm kiếm", null));
        assertThat(searching.search(focal, "da nang", 50).organisations())
                .extracting(FoundOrganisation::code)
                .contains("DNG");
        assertThat(searching.search(focal, "sao luu", 50).requirements()).isNotEmpty();
    }

    @Test
    void oneCharacterFindsNothing() {
        var focal = world.viewer(Role.FOCAL_POINT, world.organisation("Sở Một chữ", null));
        assertThat(searching.search(focal, "a", 50).isEmpty()).isTrue();
    }

    @Test
    void systemsThatAreShownLeaveOneEntryOfTheTrail() {
        var body = world.organisation("Sở Để lại dấu", null);
        reviews.system(body, 3, "Cổng để lại dấu");
        var focal = world.viewer(Role.FOCAL_POINT, body);
        assertThat(searching.search(focal, "khong co he thong nay", 50).systems())
                .isEmpty();
        assertThat(searching.search(focal, "cong de lai dau", 50).systems()).hasSize(1);
        assertThat(db.sql("select detail from audit_entry where person = :person and act = 'inventory.listed'")
                        .param("person", focal.person())
                        .query(String.class)
                        .list())
                .containsExactly("search: cong de lai dau");
    }
}

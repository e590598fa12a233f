package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.access.Role;
import vn.khien.organisation.FoundOrganisation;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class SearchingTest {
    @Autowired
    World world;

    @Autowired
    Searching searching;

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
}

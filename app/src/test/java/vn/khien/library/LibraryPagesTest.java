package vn.khien.library;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class LibraryPagesTest {
    @Autowired
    private World world;

    @LocalServerPort
    private int port;

    @Test
    void anArticleIsFoundByItsPlainWordsAndShowsWhatRestsOnIt() {
        var address = "http://localhost:" + port;
        var login = world.login(Role.SYSTEM_OWNER, world.organisation("Sở Pháp luật", null));
        try (var context = Browser.open(Browser.PHONE)) {
            var page = Browser.signIn(context, address, login, World.PASSWORD);
            page.navigate(address + "/library?on=07/04/2024");
            page.fill("#q", "dang kiem");
            page.locator(".filters button").click();
            page.locator("a[href='/library/nd-85-2016#art-20-2-c']").click();
            assertThat(page.locator("#art-20-2-c")).containsText("Giải thích dễ hiểu");
            assertThat(page.locator("#art-20-2-c")).containsText("Không phải lời của văn bản");
            assertThat(page.locator("#art-20-2-c")).containsText("VH-36");
            page.navigate(address + "/library/nd-331-2026");
            assertThat(page.locator(".head")).containsText("Chưa kiểm chứng");
            page.navigate(address + "/library?q=<img src=x onerror=alert(1)>");
            assertThat(page.locator(".empty")).isVisible();
        }
    }

    @Test
    void aDayThatIsNotInTheCalendarIsSaidAndKept() {
        var address = "http://localhost:" + port;
        var login = world.login(Role.SYSTEM_OWNER, world.organisation("Sở Lịch", null));
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = Browser.signIn(context, address, login, World.PASSWORD);
            page.navigate(address + "/library?on=31/02/2025");
            assertThat(page.locator("#on-wrong")).containsText("07/04/2024");
            assertThat(page.locator("#on")).hasValue("31/02/2025");
            page.navigate(address + "/library?on=07/04/2024");
            assertThat(page.locator("#on-wrong")).hasCount(0);
        }
    }

    @Test
    void severalArticlesAreHeadedAsSeveral() {
        var address = "http://localhost:" + port;
        var login = world.login(Role.SYSTEM_OWNER, world.organisation("Sở Nhiều điều", null));
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = Browser.signIn(context, address, login, World.PASSWORD);
            context.addCookies(List.of(new Cookie("lang", "en").setUrl(address)));
            page.navigate(address + "/library/nd-85-2016");
            assertThat(page.locator("#art-5-11 h2")).hasText("Articles 5-11");
            assertThat(page.locator("#art-20-2-c h2")).hasText("Article 20.2.c");
        }
    }
}

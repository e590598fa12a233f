package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import vn.khien.KhienApplication;
import vn.khien.access.Role;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.support.Browser;
import vn.khien.support.CutLine;
import vn.khien.support.TestDatabase;
import vn.khien.support.World;

/// The database goes away during a save, and comes back. A program of its own, because all others want their database.
@SpringBootTest(
        classes = {KhienApplication.class, World.class, Reviews.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "khien.demonstration=false",
            "khien.data=target/test-data",
            "spring.datasource.hikari.connection-timeout=500",
            "spring.datasource.hikari.maximum-pool-size=4"
        })
@ContextConfiguration(initializers = {TestDatabase.class, CutLine.class})
@DirtiesContext
class DatabaseAwayTest {
    @Autowired
    World world;

    @Autowired
    Reviews reviews;

    @Autowired
    Opening opening;

    @Autowired
    HikariDataSource pool;

    @LocalServerPort
    int port;

    @AfterEach
    void mend() {
        CutLine.mend();
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Test
    void whatWasTypedIsKeptAndSavedWhenTheDatabaseIsBack() throws Exception {
        var body = world.organisation("Sở Mất điện", null);
        var address = "http://localhost:" + port;
        var token = world.token(Role.FOCAL_POINT, body);
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = Browser.signIn(context, address, world.login(Role.FOCAL_POINT, body), World.PASSWORD);
            page.navigate(address + "/organisations/" + body.code());
            page.click("summary:has-text('Thêm đơn vị')");
            page.fill("#name", "Phòng Sau bão");
            page.fill("#from", "01/02/2024");
            CutLine.cut();
            page.click("form[action$='/units'] button");
            assertThat(page.textContent("main")).contains("Không có gì bị mất").contains("Phòng Sau bão");
            assertThat(get(address + "/health", token).statusCode()).isEqualTo(503);
            var api = get(address + "/api/v1/organisations", token);
            assertThat(api.statusCode()).isEqualTo(503);
            assertThat(api.headers().firstValue("Retry-After")).isPresent();
            assertThat(api.body()).contains("Nothing was lost");
            CutLine.mend();
            page.waitForURL(address + "/organisations/" + body.code() + "-01");
            assertThat(page.textContent("h1")).isEqualTo("Phòng Sau bão");
            assertThat(get(address + "/health", token).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anAnswerGivenMeanwhileIsKeptOnTheMachineAndSavedWhenTheDatabaseIsBack() {
        var unit = world.organisation("Sở Mất kết nối", null);
        var owner = world.viewer(Role.SYSTEM_OWNER, unit);
        var opened = opening.open(owner, reviews.system(unit, 2, "Thư điện tử"), reviews.directive());
        var assessment = ((Opening.Outcome.Opened) opened).assessment();
        var address = "http://localhost:" + port;
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = Browser.signIn(context, address, world.login(Role.SYSTEM_OWNER, unit), World.PASSWORD);
            page.navigate(address + "/assessments/" + assessment);
            CutLine.cut();
            page.locator(".req").first().locator("label.a-met").click();
            page.locator("#kept:not([hidden])").waitFor();
            CutLine.mend();
            page.locator("#asm[data-kept='0']").waitFor();
            page.reload();
            assertThat(page.locator(".req input[value=met]:checked").count()).isEqualTo(1);
        }
    }

    @Test
    void thePublicSiteReadsNoDatabaseForAView() throws Exception {
        var address = "http://localhost:" + port;
        var paths = List.of("/public", "/public/en/law", "/public/data/state.json", "/public/check/warning?number=1");
        assertThat(get(address + "/public", "").statusCode()).isEqualTo(200);
        CutLine.cut();
        for (var path : paths) {
            assertThat(get(address + path, "").statusCode()).as(path).isEqualTo(200);
        }
        assertThat(get(address + "/public/nothing", "").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String address, String token) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Authorization", "Bearer " + token)
                                .header("Accept-Language", "en")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}

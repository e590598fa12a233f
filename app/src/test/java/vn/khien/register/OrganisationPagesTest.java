package vn.khien.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClient;
import vn.khien.access.Role;
import vn.khien.assessment.Reviews;
import vn.khien.organisation.Organisation;
import vn.khien.page.Items;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class OrganisationPagesTest {
    @Autowired
    World world;

    @Autowired
    Reviews reviews;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    private String address() {
        return "http://localhost:" + port;
    }

    @Test
    void aUnitIsAddedAndTheFormKeepsWhatWasTyped() {
        var body = world.organisation("Sở Trang thử", null);
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = Browser.signIn(context, address(), world.login(Role.FOCAL_POINT, body), World.PASSWORD);
            page.navigate(address() + "/organisations/" + body.code());
            page.click("summary:has-text('Thêm đơn vị')");
            page.fill("#name", "<script>alert(1)</script> Phòng Máy");
            page.fill("#from", "31/02/2025");
            page.click("form[action$='/units'] button");
            assertThat(page.inputValue("#name")).isEqualTo("<script>alert(1)</script> Phòng Máy");
            assertThat(page.textContent("#from-wrong")).contains("25/04/2024");
            page.fill("#from", "01/02/2024");
            page.click("form[action$='/units'] button");
            assertThat(page.textContent("h1")).isEqualTo("<script>alert(1)</script> Phòng Máy");
        }
    }

    @Test
    void whoChoseEnglishReadsTheListInTheOrderOfTheEnglishNames() {
        try (var context = Browser.open(Browser.LAPTOP)) {
            context.addCookies(List.of(new Cookie("lang", "en").setUrl(address())));
            var login = world.login(Role.FOCAL_POINT, world.shipped("LDG"));
            var page = Browser.signIn(context, address(), login, World.PASSWORD);
            page.navigate(address() + "/organisations?kind=ministry&asOf=25/04/2024");
            assertThat(page.locator("tbody td:first-child a").allInnerTexts())
                    .hasSize(18)
                    .isSortedAccordingTo(Collator.getInstance(Locale.ENGLISH));
        }
    }

    private void owes(Organisation body, long directive, int duties) {
        db.sql("""
                with c as (
                  insert into clause (directive, position, text, start_offset, end_offset)
                  select :directive, n, 'x', 0, 1 from generate_series(1, :duties) n
                  returning id, position
                ), o as (
                  insert into obligation (directive, clause, position, quote, duty, kind, due_rule)
                  select :directive, id, position, 'x', 'Nghĩa vụ ' || position, 'standing', 'none' from c
                  returning id
                )
                insert into assignment (obligation, organisation, received_at, assigned_by)
                select id, :body, product_now() - interval '9 days', :by from o
                """)
                .param("directive", directive)
                .param("duties", duties)
                .param("body", body.id())
                .param("by", world.viewer(Role.ANALYST, body).person())
                .update();
    }

    @Test
    void oneMissedAcknowledgementIsSaidOnceForEachDirectiveAndThePageLeadsToTheSystems() {
        var body = world.organisation("Sở Chưa tiếp nhận", null);
        owes(body, reviews.directive(), 5);
        owes(body, reviews.directive(), 2);
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = Browser.signIn(context, address(), world.login(Role.FOCAL_POINT, body), World.PASSWORD);
            page.navigate(address() + "/organisations/" + body.code());
            var owed = page.locator("section[aria-labelledby=owed]");
            assertThat(owed.locator(".chip.solid").count()).isEqualTo(2);
            assertThat(owed.locator("a:has-text('Nghĩa vụ')").count()).isEqualTo(7);
            assertThat(owed.locator("td:text-is('Thường xuyên')").count()).isEqualTo(7);
            assertThat(page.locator("main a[href='/systems?owner=" + body.code() + "']")
                            .count())
                    .isOne();
            page.navigate(address() + "/organisations/DNG");
            assertThat(page.locator("main a[href^='/systems?owner=']").count()).isZero();
        }
    }

    @Test
    void theApiGivesTheMinistryOfADateWithWhatItBecame() {
        var client = RestClient.builder()
                .baseUrl(address())
                .defaultHeader(
                        "Authorization", "Bearer " + world.token(Role.ANALYST, world.organisation("Bộ Hỏi", null)))
                .build();
        var ministry = Objects.requireNonNull(client.get()
                .uri("/api/v1/organisations/BTTTT?asOf=2024-04-25")
                .retrieve()
                .body(OrganisationApi.Whole.class));
        assertThat(ministry.kind()).isEqualTo("ministry");
        assertThat(ministry.successors()).isNotEmpty();
        var list = Objects.requireNonNull(client.get()
                .uri("/api/v1/organisations?kind=province&asOf=2025-07-01&limit=20")
                .retrieve()
                .body(Items.class));
        assertThat(list.items()).hasSize(20);
        assertThat(list.next()).isEqualTo("20");
        var refused = client.get()
                .uri("/api/v1/organisations?asOf=31/02/2025")
                .header("Accept-Language", "en")
                .retrieve()
                .onStatus(status -> true, (_, _) -> {})
                .toEntity(String.class);
        assertThat(refused.getStatusCode().value()).isEqualTo(400);
        assertThat(refused.getBody()).contains("25/04/2024");
    }
}

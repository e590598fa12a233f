package vn.khien.inspection;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.assessment.Answers;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.guidance.Guidances;
import vn.khien.platform.ProductClock;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Work on site at a body with 300 systems, 47,000 answers: no page is heavy, and all of it opens without a network.
@KhienTest
class ManySystemsTest {
    private static final int MANY = 300;
    private static final int HEAVY_BYTES = 400_000;
    private static final double PATIENCE_MS = 120_000;

    @Autowired
    private Inspected inspected;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private Guidances guidances;

    @Autowired
    private Planning planning;

    @Autowired
    private Starting starting;

    @Autowired
    private Inspections inspections;

    @Autowired
    private ProductClock clock;

    @LocalServerPort
    private int port;

    private long openedWithMany(Inspected.Case one) {
        var guidance = guidances.inForce(clock.today());
        var answers = new byte[guidances.listRequirements(guidance.id()).size()];
        Arrays.fill(answers, (byte) 1);
        var more = new ArrayList<Opening.Answered>();
        for (var i = 1; i < MANY; i++) {
            more.add(new Opening.Answered(reviews.system(one.body(), 3, "Hệ thống " + i), Answers.of(answers), ""));
        }
        opening.openAll(one.head(), one.directive(), more);
        var plan = inspected.plan(one.body().code(), one.lead(), one.member());
        var id = ((Planning.Planned.Done) planning.plan(one.planner(), plan))
                .inspections()
                .getFirst();
        starting.announce(one.planner(), id);
        starting.open(one.planner(), id);
        return id;
    }

    @Test
    void eachSystemHasALightPageThatOpensAndRecordsWithoutANetwork() {
        var one = inspected.planned();
        var id = openedWithMany(one);
        var address = "http://localhost:" + port;
        var here = address + "/inspections/site/" + id;
        try (var tablet = Browser.open(Browser.LAPTOP)) {
            var page = Browser.signIn(tablet, address, one.lead().account(), World.PASSWORD);
            assertThat(bytes(tablet, here)).isLessThan(HEAVY_BYTES);
            assertThat(bytes(tablet, here + "?system=" + one.system())).isLessThan(HEAVY_BYTES);
            page.navigate(here);
            assertThat(page.locator("#apart li")).hasCount(MANY);
            assertThat(page.locator("#reload-safe"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
            tablet.setOffline(true);
            agreeOnTheFirst(page, one.system());
            page.navigate(here);
            assertThat(page.locator("#kept-count")).hasText("1 ghi chép giữ trên máy này");
            tablet.setOffline(false);
            assertThat(page.locator("#kept")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE_MS));
        }
        assertThat(inspections.site(one.lead(), id, one.system()).claims())
                .filteredOn(ClaimRows.Claim::agreed)
                .hasSize(1);
    }

    private static int bytes(BrowserContext context, String address) {
        return context.request().get(address).body().length;
    }

    private static void agreeOnTheFirst(Page page, String system) {
        page.locator("#apart a[href$='system=" + system + "']").click();
        assertThat(page.locator("details.claims")).hasCount(1);
        page.locator(".claim .agree").first().click();
        assertThat(page.locator("#kept-count")).hasText("1 ghi chép giữ trên máy này");
    }
}

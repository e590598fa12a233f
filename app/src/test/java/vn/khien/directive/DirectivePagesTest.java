package vn.khien.directive;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.organisation.Organisation;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// What the pages of a directive say to those who issue it.
@KhienTest
class DirectivePagesTest {
    @Autowired
    private World world;

    @Autowired
    private Intake intake;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Directives directives;

    @LocalServerPort
    private int port;

    private Organisation office;
    private Viewer issuer;

    @BeforeEach
    void anOffice() {
        office = world.organisation("Văn phòng Ban hành", null);
        issuer = world.viewer(Role.ISSUER, office);
    }

    private Page signIn(BrowserContext context) {
        return Browser.signIn(context, address(), world.login(Role.ISSUER, office), World.PASSWORD);
    }

    private String address() {
        return "http://localhost:" + port;
    }

    @Test
    void theFieldOfAFileSpeaksTheLanguageOfThePageAndNamesWhatWasChosen() {
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signIn(context);
            page.navigate(address() + "/directives/new");
            assertThat(page.locator(".choose-file")).hasText("Chọn tệp");
            assertThat(page.locator(".choose-file + span")).hasText("Chưa chọn tệp nào");
            page.setInputFiles("#file", new FilePayload("cong-dien.txt", "text/plain", new byte[] {'1'}));
            assertThat(page.locator(".choose-file + span")).hasText("cong-dien.txt");
        }
    }
}

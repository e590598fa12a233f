package vn.khien.provider;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// A provider from the invitation to its declared compliance, in a real browser: the body on a laptop, the provider
/// on a phone.
@KhienTest
class ProviderJourneyTest {
    @Autowired
    private World world;

    @LocalServerPort
    private int port;

    @Test
    void fromTheInvitationToCompliance() {
        var address = "http://localhost:" + port;
        var body = world.organisation("Sở Mời gọi", null);
        try (var laptop = Browser.open(Browser.LAPTOP);
                var phone = Browser.open(Browser.PHONE)) {
            var inviting = Browser.signIn(laptop, address, world.login(Role.FOCAL_POINT, body), World.PASSWORD);
            inviting.navigate(address + "/providers/invitations");
            inviting.fill("#nameVi", "Công ty <i>Hành trình</i>");
            inviting.selectOption("#sector", "commerce");
            inviting.locator("button[value=invite]").click();
            var link = inviting.getAttribute("#link", "href");

            var provider = phone.newPage();
            provider.navigate(address + link);
            assertThat(provider.locator("#nameVi")).hasValue("Công ty <i>Hành trình</i>");
            provider.fill("#person", "Lê Thị Đại Diện");
            provider.fill("#login", "hanh-trinh." + body.code());
            provider.fill("#password", "ngan");
            provider.locator("form[action*='/enrol/'] button").click();
            assertThat(provider.locator("#problems")).containsText("12");
            provider.fill("#password", World.PASSWORD);
            provider.locator("form[action*='/enrol/'] button").click();
            assertThat(provider.locator(".note.ok")).isVisible();
            assertThat(provider.request().get(address + link).status()).isEqualTo(410);

            provider.fill("#login", "hanh-trinh." + body.code());
            provider.fill("#password", World.PASSWORD);
            provider.locator("form[action='/sign-in'] button").click();
            assertThat(provider.locator("h1")).hasText("Công ty <i>Hành trình</i>");
            provider.fill("#name", "Sàn mua bán");
            provider.fill("#users", "60.000");
            provider.fill("#dataSubjects", "45.000");
            provider.check("#personalData");
            provider.locator("form[action$='/services'] button").click();
            assertThat(provider.locator("#NV-10")).containsText("Sàn mua bán");
            assertThat(provider.locator("#NV-10")).containsText("có xử lý dữ liệu cá nhân");
            assertThat(provider.locator("#NV-12")).containsText("Chưa kiểm chứng");

            provider.locator("#NV-10 summary").click();
            provider.locator("#NV-10 input[value=met]").check();
            provider.setInputFiles(
                    "#file-NV-10",
                    new FilePayload(
                            "quyet-dinh.txt", "text/plain", "Quyết định cấp độ 3".getBytes(StandardCharsets.UTF_8)));
            provider.locator("#NV-10 form button").click();
            assertThat(provider.locator("#met")).hasText("1");
            var wide = (Number) provider.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            assertThat(wide.intValue()).isZero();

            inviting.navigate(address + "/providers");
            inviting.locator("table a").first().click();
            assertThat(inviting.locator("#NV-10 .chip.ok")).hasText("Đạt");
            var evidence =
                    inviting.request().get(address + inviting.getAttribute("#NV-10 a[href$='/evidence']", "href"));
            assertThat(evidence.text()).isEqualTo("Quyết định cấp độ 3");
            assertThat(evidence.headers().get("content-disposition")).startsWith("attachment");
        }
    }
}

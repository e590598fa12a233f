package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Role;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.directive.Intake;
import vn.khien.directive.Issuing;
import vn.khien.organisation.Organisation;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Every form that sends, found by following the product's links as each role: a second click sends nothing, and no
/// text that people or machines can send breaks or runs anything.
@KhienTest
class FormsTest {
    private static final int PAGES_MAX = 45;
    private static final int ROUNDS = 4;
    /// Parts of an address that name one thing among many.
    private static final Pattern THING = Pattern.compile(
            "(?<=/)\\d+(?=/|$)|(?<=/(?:organisations|systems|accounts|library|law|requirements)/)[^/]+");

    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)\"");

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private Intake intake;

    @Autowired
    private Issuing issuing;

    @LocalServerPort
    private int port;

    private Organisation body;
    private List<String> strings = List.of();

    @BeforeEach
    void aBodyWithSomethingInEveryRoom() throws Exception {
        strings = JsonMapper.shared()
                .readValue(
                        Files.readString(Path.of("src/test/resources/workbooks/naughty-strings.json")),
                        new TypeReference<List<String>>() {});
        body = world.organisation("Sở Biểu mẫu", null);
        world.organisation("Phòng Biểu mẫu", body);
        var system = reviews.system(body, 3, "Cổng dịch vụ công");
        opening.open(world.viewer(Role.SYSTEM_OWNER, body), system, reviews.directive());
        var issuer = world.viewer(Role.ISSUER, world.organisation("Văn phòng Biểu mẫu", null));
        var dispatch = Files.readAllBytes(Path.of("src/main/resources/khien/demonstration/dispatch-33.vi.txt"));
        if (intake.bringIn(issuer, "cd.txt", dispatch) instanceof Intake.Result.Drafted(var directive)) {
            issuing.issue(issuer, directive, LocalDate.of(2024, 4, 7));
        }
        intake.bringIn(issuer, "nhap.txt", "1. Bộ Tư pháp rà soát, báo cáo.".getBytes(StandardCharsets.UTF_8));
    }

    private String address() {
        return "http://localhost:" + port;
    }

    /// The pages with forms that a person comes to from the home page, one of each kind.
    private List<String> pagesWithForms(Page page) {
        var found = new ArrayList<String>();
        var waiting = new ArrayDeque<>(List.of("/", "/directives/new", "/systems/new", "/systems/import"));
        var seen = new HashSet<String>();
        while (!waiting.isEmpty() && seen.size() < PAGES_MAX) {
            var path = waiting.remove();
            if (seen.add(THING.matcher(path.replaceAll("[?#].*", "")).replaceAll("#"))) {
                var html = read(page, path);
                LINK.matcher(html)
                        .results()
                        .forEach(link -> waiting.add(link.group(1).replace("&amp;", "&")));
                if (html.substring(Math.max(0, html.indexOf("<main"))).contains("method=\"post\"")) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    private String read(Page page, String path) {
        var answer = page.request().get(address() + path);
        var isPage =
                answer.ok() && answer.headers().getOrDefault("content-type", "").startsWith("text/html");
        return isPage ? answer.text() : "";
    }

    @Test
    void aSecondClickSendsNothing() {
        var wrong = new ArrayList<String>();
        var forms = 0;
        for (var role : List.of(Role.FOCAL_POINT, Role.HEAD, Role.ISSUER, Role.ANALYST)) {
            try (var context = Browser.open(Browser.LAPTOP)) {
                var page = Browser.signIn(context, address(), world.login(role, body), World.PASSWORD);
                for (var path : pagesWithForms(page)) {
                    forms += clickTwice(page, path, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(forms).isGreaterThan(5);
    }

    /// What is sent is counted on its way out and does not arrive.
    private int clickTwice(Page page, String path, List<String> wrong) {
        var sent = new ArrayList<String>();
        page.navigate(address() + path);
        page.route("**/*", route -> {
            if (route.request().method().equals("POST")) {
                sent.add(route.request().url());
                route.fulfill(new Route.FulfillOptions().setStatus(204));
            } else {
                route.resume();
            }
        });
        var forms = page.locator("main form[method=post]").count();
        for (int i = 0; i < forms; i++) {
            sent.clear();
            if (clickTwice(page, i)) {
                // Whatever the clicks set off has begun when the next picture is drawn.
                page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            }
            if (sent.size() > 1) {
                wrong.add(path + " form " + i + " sent " + sent);
            }
        }
        page.unroute("**/*");
        return forms;
    }

    /// Whether something was sent.
    private static boolean clickTwice(Page page, int form) {
        try {
            page.waitForRequest(
                    request -> request.method().equals("POST"),
                    new Page.WaitForRequestOptions().setTimeout(5_000),
                    () -> page.evaluate("""
                            number => {
                              const form = document.querySelectorAll('main form[method=post]')[number];
                              form.noValidate = true;
                              const button = form.querySelector('button:not([type=button])');
                              if (button) { button.click(); button.click(); }
                            }
                            """, form));
            return true;
        } catch (TimeoutError nothingSent) {
            return false;
        }
    }

    @Test
    void noTextBreaksOrRunsAnythingInAnyField() {
        var wrong = new ArrayList<String>();
        var fields = 0;
        for (var role : List.of(Role.FOCAL_POINT, Role.HEAD, Role.ISSUER, Role.ANALYST)) {
            try (var context = Browser.open(Browser.LAPTOP)) {
                var page = Browser.signIn(context, address(), world.login(role, body), World.PASSWORD);
                page.onDialog(dialog -> {
                    wrong.add("ran: " + dialog.message());
                    dialog.dismiss();
                });
                page.onConsoleMessage(message -> {
                    if (message.text().contains("Content Security Policy")) {
                        wrong.add(page.url() + ": " + message.text());
                    }
                });
                var paths = pagesWithForms(page);
                for (var path : paths) {
                    page.navigate(address() + path);
                    fields += fill(page, path, fields, wrong);
                }
                paths.forEach(path -> page.navigate(address() + path));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(fields).isGreaterThan(100);
    }

    /// Sends each form several times as the page would, with other texts in its fields each time.
    private int fill(Page page, String path, int from, List<String> wrong) {
        var answers = (List<?>) page.evaluate("""
                async ({strings, from, rounds}) => {
                  const answers = [];
                  let next = from;
                  for (const form of document.querySelectorAll('main form[method=post]:not([enctype])')) {
                    const texts = [...form.elements].filter(one => one.matches('textarea, input:not([type]), input[type=text], input[type=search], input[type=hidden][name=note]'));
                    for (let round = 0; texts.length && round < rounds; round++) {
                      const body = new URLSearchParams(new FormData(form));
                      texts.forEach(one => { if (one.name) body.set(one.name, strings[next++ % strings.length]); });
                      const answer = await fetch(form.action, {method: 'POST', body, redirect: 'manual'});
                      texts.forEach(one => answers.push(`${answer.status} ${form.action} ${one.name}`));
                    }
                  }
                  return answers;
                }
                """, Map.of("strings", strings, "from", from, "rounds", ROUNDS));
        answers.stream()
                .map(String::valueOf)
                .filter(answer -> answer.startsWith("5"))
                .forEach(answer -> wrong.add(path + ": " + answer));
        return answers.size();
    }
}

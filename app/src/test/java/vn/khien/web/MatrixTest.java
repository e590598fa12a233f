package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.khien.access.Open;
import vn.khien.access.Requires;
import vn.khien.access.Role;
import vn.khien.access.Tokens;
import vn.khien.directive.Intake;
import vn.khien.directive.Issuing;
import vn.khien.organisation.Organisation;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Who may do what: every live route of the pages and of the API, asked by every role and by nobody. What is
/// expected follows from the rule that the route declares, so a new route is in the matrix from its first day. The
/// page of errors answers with an error by its nature, and is left out.
@KhienTest
class MatrixTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Autowired
    private World world;

    @Autowired
    private Tokens tokens;

    @Autowired
    private Intake intake;

    @Autowired
    private Issuing issuing;

    @LocalServerPort
    private int port;

    record Route(RequestMethod method, String path, HandlerMethod handler) {
        boolean ofApi() {
            return path.startsWith("/api/");
        }

        boolean namesAThing() {
            return path.contains("{");
        }

        String filled() {
            return path.replaceAll("\\{[^}]+}", "0");
        }

        boolean allows(Role role) {
            var requires = handler.getMethodAnnotation(Requires.class);
            return requires == null || Arrays.stream(requires.value()).anyMatch(role.rights()::contains);
        }

        boolean needsNobody() {
            var open = handler.getMethodAnnotation(Open.class);
            return open != null && !open.signedIn();
        }
    }

    private List<Route> ours() {
        var found = new ArrayList<Route>();
        for (var entry : routes.getHandlerMethods().entrySet()) {
            if (entry.getValue().getBeanType().getName().startsWith("vn.khien.")
                    && !entry.getValue().getBeanType().equals(ErrorPages.class)) {
                for (var method : methods(entry.getKey())) {
                    entry.getKey()
                            .getPatternValues()
                            .forEach(path -> found.add(new Route(method, path, entry.getValue())));
                }
            }
        }
        return found;
    }

    private static Iterable<RequestMethod> methods(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() ? List.of(RequestMethod.GET) : methods;
    }

    /// Somebody who asks: with a token for the API, and a session for pages.
    private final class Asking {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(cookies).build();
        private final @Nullable String token;

        Asking(@Nullable Role role, Organisation organisation) throws Exception {
            var login = role == null ? "" : world.login(role, organisation);
            token = role == null ? null : tokens.issue(login).orElseThrow();
            send(HttpRequest.newBuilder(at("/sign-in")));
            if (role != null) {
                var form = "login=" + login + "&password=" + World.PASSWORD.replace(' ', '+') + "&_csrf=" + csrf();
                send(HttpRequest.newBuilder(at("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
                send(HttpRequest.newBuilder(at("/sign-in")));
            }
        }

        private String csrf() {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("khien-csrf"))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }

        private HttpResponse<Void> send(HttpRequest.Builder request) throws Exception {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding());
        }

        /// The status, or `sign-in` where the answer leads there.
        String ask(Route route, String path) throws Exception {
            var request = HttpRequest.newBuilder(at(path))
                    .method(route.method().name(), HttpRequest.BodyPublishers.noBody())
                    .header("X-CSRF-TOKEN", csrf());
            if (route.ofApi() && token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            var answer = send(request);
            var leadsTo = answer.headers().firstValue("Location").orElse("");
            return leadsTo.endsWith("/sign-in") ? "sign-in" : "" + answer.statusCode();
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    @Test
    void everyRouteAnswersEveryRoleAsItsRuleSays() throws Exception {
        var organisation = world.organisation("Sở Ma trận", null);
        putAReviewInForce();
        var wrong = new ArrayList<String>();
        for (var role : Role.values()) {
            var asking = new Asking(role, organisation);
            for (var route : ours()) {
                var status = asking.ask(route, route.filled());
                var refused = status.equals("404") || status.equals("405") || status.equals("415");
                var asExpected = route.allows(role)
                        ? route.namesAThing() || !route.method().equals(RequestMethod.GET) || !isRefusal(status)
                        : refused;
                if (!asExpected) {
                    wrong.add(role + " " + route.method() + " " + route.path() + " gave " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// Without one there is no picture to see.
    private void putAReviewInForce() throws Exception {
        var issuer = world.viewer(Role.ISSUER, world.organisation("Văn phòng Ma trận", null));
        var text = Files.readAllBytes(Path.of("src/main/resources/khien/demonstration/dispatch-33.vi.txt"));
        if (intake.bringIn(issuer, "dispatch.txt", text) instanceof Intake.Result.Drafted(var directive)) {
            issuing.issue(issuer, directive, LocalDate.of(2024, 4, 7));
        }
    }

    private static boolean isRefusal(String status) {
        return List.of("401", "403", "404", "500", "503", "sign-in").contains(status);
    }

    @Test
    void whoIsNotSignedInIsSentToTheDoor() throws Exception {
        var nobody = new Asking(null, world.organisation("Không ai", null));
        var wrong = new ArrayList<String>();
        for (var route : ours()) {
            if (!route.needsNobody()) {
                var status = nobody.ask(route, route.filled());
                if (!status.equals(route.ofApi() ? "401" : "sign-in")) {
                    wrong.add(route.method() + " " + route.path() + " gave " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void ownOrganisationsAreChangedAndOthersLookAbsent() throws Exception {
        var own = world.organisation("Sở Của mình", null);
        var foreign = world.organisation("Sở Của người", null);
        var focal = new Asking(Role.FOCAL_POINT, own);
        for (var route : ours()) {
            if (route.path().equals("/organisations/{code}/units")) {
                assertThat(focal.ask(route, "/organisations/" + own.code() + "/units"))
                        .isEqualTo("422");
                assertThat(focal.ask(route, "/organisations/" + foreign.code() + "/units"))
                        .isEqualTo("404");
            }
        }
        assertThat(Objects.requireNonNull(ours())).hasSizeGreaterThan(20);
    }
}

package vn.khien.cli;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.khien.access.Requires;
import vn.khien.access.Role;
import vn.khien.access.Tokens;
import vn.khien.access.Wall;
import vn.khien.support.Browser;

/// The part of the authorisation matrix that needs real things: every live route that names a system, an assessment, a
/// submission or an assignment, asked by every role of its own organisation and of another one.
final class ForeignThings {
    private static final String OWNER = "owner";
    private static final String REQUIREMENT = "requirement";
    private static final List<Role> LOCAL = List.of(Role.HEAD, Role.FOCAL_POINT, Role.SYSTEM_OWNER);

    private final Program program;
    private final String address;
    private final String password;
    private final Map<String, String> things;

    ForeignThings(Program program, String address, String password) {
        this.program = program;
        this.address = address;
        this.password = password;
        this.things = thingsOfOneThatSent();
    }

    private record Route(String method, String path, HandlerMethod handler) {
        boolean allows(Role role) {
            var requires = handler.getMethodAnnotation(Requires.class);
            return requires != null && Arrays.stream(requires.value()).anyMatch(role.rights()::contains);
        }

        boolean namesOneThing() {
            return path.indexOf('{') == path.lastIndexOf('{');
        }
    }

    /// What is wrong, in words; nothing where the matrix holds.
    List<String> wrong(String otherBody) {
        var ownBody = Objects.requireNonNull(things.get(OWNER));
        var wrong = new ArrayList<String>();
        for (var role : LOCAL) {
            ask(
                    role,
                    ownBody,
                    route -> {
                        var expected = route.allows(role) ? "200" : "404";
                        return route.method().equals("GET") && route.namesOneThing() ? List.of(expected) : List.of();
                    },
                    wrong);
            ask(
                    role,
                    otherBody,
                    route -> route.method().equals("GET") ? List.of("404") : List.of("400", "404", "415", "422"),
                    wrong);
        }
        return wrong;
    }

    private interface Expected {
        /// Statuses that are right; empty: not to be asked.
        List<String> of(Route route);
    }

    private void ask(Role role, String body, Expected expected, List<String> wrong) {
        var login = loginPrefix(role) + body;
        var token = program.context().getBean(Tokens.class).issue(login).orElseThrow();
        try (var context = Browser.open(Browser.LAPTOP)) {
            Browser.signIn(context, address, login, password);
            for (var route : routes()) {
                var right = expected.of(route);
                if (!right.isEmpty()) {
                    var status = "" + send(context.request(), route, token).status();
                    if (!right.contains(status)) {
                        wrong.add(login + " " + route.method() + " " + filled(route) + " gave " + status);
                    }
                }
            }
        }
    }

    private APIResponse send(APIRequestContext client, Route route, String token) {
        var options = RequestOptions.create().setMethod(route.method()).setMaxRedirects(0);
        if (route.path().startsWith("/api/")) {
            options.setHeader("Authorization", "Bearer " + token);
            if (!route.method().equals("GET")) {
                options.setHeader("Content-Type", "application/json").setData("{}");
            }
        } else {
            var csrf = client.storageState().replaceAll("(?s).*\"name\":\"khien-csrf\",\"value\":\"([^\"]+)\".*", "$1");
            options.setHeader("X-CSRF-TOKEN", csrf);
        }
        return client.fetch(address + filled(route), options);
    }

    private static String loginPrefix(Role role) {
        return switch (role) {
            case HEAD -> "head.";
            case FOCAL_POINT -> "focal.";
            default -> "owner.";
        };
    }

    private String room(String path) {
        return path.replaceFirst("^/api/v1", "").split("/")[1];
    }

    private String filled(Route route) {
        return route.path()
                .replaceFirst("\\{[^}]+}", Objects.requireNonNull(things.get(room(route.path()))))
                .replaceAll("\\{requirement}", things.get(REQUIREMENT))
                .replaceAll("\\{[^}]+}", "0");
    }

    private List<Route> routes() {
        var found = new ArrayList<Route>();
        var mapping = program.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        mapping.getHandlerMethods().forEach((info, handler) -> {
            for (var path : info.getPatternValues()) {
                if (path.matches("(/api/v1)?/[a-z]+/\\{.*") && things.containsKey(room(path))) {
                    for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                        found.add(new Route(method.name(), path, handler));
                    }
                }
            }
        });
        return found;
    }

    private Map<String, String> thingsOfOneThatSent() {
        var db = program.context().getBean(JdbcClient.class);
        return Objects.requireNonNull(program.context()
                .getBean(TransactionTemplate.class)
                .execute(_ -> {
                    program.context().getBean(Wall.class).nation();
                    var row = db.sql("""
                            select o.code as owner, s.code, a.id as assessment, u.id as submission,
                                   (select max(g.id) from assignment g where g.organisation = o.id) as assignment,
                                   (select min(r.code) from requirement r
                                     where r.guidance = a.guidance and a.level = any (r.levels)) as requirement,
                                   (select min(x.code) from provider p join organisation x on x.id = p.organisation
                                     where starts_with(x.path, o.path)) as provider,
                                   (select min(i.code) from incident i join organisation x on x.id = i.organisation
                                     where starts_with(x.path, o.path)) as incident
                              from (select e.submission as id, b.organisation
                                      from seal e
                                      join submission b on b.id = e.submission) u
                              join organisation o on o.id = u.organisation
                              join information_system s on s.owner = o.id
                              join assessment a on a.system = s.id
                             where exists (select from provider p join organisation x on x.id = p.organisation
                                           where starts_with(x.path, o.path))
                               and exists (select from incident i join organisation x on x.id = i.organisation
                                           where starts_with(x.path, o.path))
                             order by o.code, s.code, a.id
                             limit 1
                            """).query().singleRow();
                    return Map.of(
                            "incidents",
                            "" + row.get("incident"),
                            "providers",
                            "" + row.get("provider"),
                            OWNER,
                            "" + row.get("owner"),
                            "systems",
                            "" + row.get("code"),
                            "assessments",
                            "" + row.get("assessment"),
                            "submissions",
                            "" + row.get("submission"),
                            "assignments",
                            "" + row.get("assignment"),
                            REQUIREMENT,
                            "" + row.get("requirement"));
                }));
    }
}

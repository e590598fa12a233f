package vn.khien.cli;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

/// The part of the authorisation matrix that needs real things: every live route that names one (a system, a
/// submission, a finding, an incident, an advisory), asked by every role of its own body and of another one.
final class ForeignThings {
    private static final String FOREIGN = "BKN";
    private static final List<Role> LOCAL = List.of(Role.HEAD, Role.FOCAL_POINT, Role.SYSTEM_OWNER);

    private final Program program;
    private final String address;
    private final String password;
    private final Map<String, Thing> things = new LinkedHashMap<>();
    private String requirement = "";

    ForeignThings(Program program, String address, String password) {
        this.program = program;
        this.address = address;
        this.password = password;
        program.context().getBean(TransactionTemplate.class).executeWithoutResult(_ -> {
            program.context().getBean(Wall.class).nation();
            findTheLine();
            findBesideTheLine();
        });
    }

    /// One thing of a room.
    ///
    /// @param owner code of the body that it belongs to, or of one above with accounts
    /// @param value as it stands in addresses
    private record Thing(String owner, String value) {}

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
    List<String> wrong() {
        var wrong = new ArrayList<String>();
        var owners = things.values().stream().map(Thing::owner).distinct().toList();
        for (var role : LOCAL) {
            for (var owner : owners) {
                ask(role, owner, route -> expectedOfOwn(role, owner, route), wrong);
            }
            ask(
                    role,
                    FOREIGN,
                    route -> route.method().equals("GET") ? List.of("404") : List.of("400", "404", "415", "422"),
                    wrong);
        }
        return wrong;
    }

    private List<String> expectedOfOwn(Role role, String owner, Route route) {
        var own = thing(route.path()).owner().equals(owner);
        var asked = own && route.method().equals("GET") && route.namesOneThing();
        return asked ? List.of(route.allows(role) ? "200" : "404") : List.of();
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

    private static String room(String path) {
        return path.replaceFirst("^/api/v1", "").split("/")[1];
    }

    private Thing thing(String path) {
        return Objects.requireNonNull(things.get(room(path)));
    }

    private String filled(Route route) {
        return route.path()
                .replaceFirst("\\{[^}]+}", thing(route.path()).value())
                .replaceAll("\\{requirement}", requirement)
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

    /// Of one body that sent its result.
    private void findTheLine() {
        var row = program.context().getBean(JdbcClient.class).sql("""
                        select o.code as owner, s.code as systems, a.id as assessments, u.id as submissions,
                               (select max(g.id) from assignment g where g.organisation = o.id) as assignments,
                               (select min(r.code) from requirement r
                                 where r.guidance = a.guidance and a.level = any (r.levels)) as requirement
                          from (select e.submission as id, b.organisation
                                  from seal e
                                  join submission b on b.id = e.submission) u
                          join organisation o on o.id = u.organisation
                          join information_system s on s.owner = o.id
                          join assessment a on a.system = s.id
                         order by o.code, s.code, a.id
                         limit 1
                        """).query().singleRow();
        for (var room : List.of("systems", "assessments", "submissions", "assignments")) {
            things.put(room, new Thing("" + row.get("owner"), "" + row.get(room)));
        }
        requirement = "" + row.get("requirement");
    }

    private void findBesideTheLine() {
        find("providers", """
                select x.path, x.code as value from provider p join organisation x on x.id = p.organisation
                """);
        find("incidents", """
                select x.path, i.code as value from incident i join organisation x on x.id = i.organisation
                """);
        find("inspections", """
                select x.path, f.inspection::text as value
                  from violation v
                  join finding f on f.id = v.finding
                  join inspection i on i.id = f.inspection
                  join organisation x on x.id = i.body
                """);
        for (var room : List.of("findings", "violations")) {
            find(room, """
                    select x.path, v.finding::text as value
                      from violation v
                      join finding f on f.id = v.finding
                      join inspection i on i.id = f.inspection
                      join organisation x on x.id = i.body
                    """);
        }
        find("advisories", """
                select x.path, i.number as value
                  from advisory_reach h
                  join advisory_issue i on i.advisory = h.advisory
                  join organisation x on x.id = h.organisation
                 where not exists (select from advisory_reach r
                                     join organisation b on b.id = r.organisation
                                     join organisation n on starts_with(b.path, n.path)
                                    where r.advisory = h.advisory and n.code = 'BKN')
                """);
    }

    /// The first of those whose body, or one above it, has accounts and is not the foreign one.
    private void find(String room, String paths) {
        var row = program.context()
                .getBean(JdbcClient.class)
                .sql("""
                        select o.code as owner, t.value
                          from (%s) t
                          join organisation o on starts_with(t.path, o.path)
                          join account k on k.login = 'owner.' || o.code
                         where o.code <> 'BKN'
                         order by length(o.path), o.code, t.value
                         limit 1
                        """.formatted(paths))
                .query()
                .singleRow();
        things.put(room, new Thing("" + row.get("owner"), "" + row.get("value")));
    }
}

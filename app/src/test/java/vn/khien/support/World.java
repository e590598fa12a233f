package vn.khien.support;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.access.Accounts;
import vn.khien.access.Role;
import vn.khien.access.Tokens;
import vn.khien.access.Viewer;
import vn.khien.access.Viewers;
import vn.khien.audit.Actor;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.organisation.Registering;
import vn.khien.platform.ProductClock;

/// A test's own small world: organisations and people made through the product's use cases, with codes that no other
/// test has. Found as a bean in every [KhienTest].
@Component
public class World {
    public static final String PASSWORD = "mot mat khau dai";
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Registering registering;
    private final Accounts accounts;
    private final Viewers viewers;
    private final Tokens tokens;
    private final Organisations organisations;
    private final ProductClock clock;

    World(
            Registering registering,
            Accounts accounts,
            Viewers viewers,
            Tokens tokens,
            Organisations organisations,
            ProductClock clock) {
        this.registering = registering;
        this.accounts = accounts;
        this.viewers = viewers;
        this.tokens = tokens;
        this.organisations = organisations;
        this.clock = clock;
    }

    /// A fresh organisation below `parent` (null: below nothing).
    public Organisation organisation(String name, @Nullable Organisation parent) {
        var code = "T" + NEXT.incrementAndGet();
        var id = registering.register(
                Actor.SYSTEM,
                new Registering.NewOrganisation(
                        code,
                        Organisation.Kind.SUB_UNIT,
                        name,
                        name,
                        parent == null ? null : parent.id(),
                        "Giám đốc",
                        "Director",
                        null));
        return organisations.find(id, clock.today()).orElseThrow();
    }

    /// A shipped organisation as it is today.
    public Organisation shipped(String code) {
        return organisations.findByCode(code, clock.today()).orElseThrow();
    }

    /// A fresh person with the role there.
    public Viewer viewer(Role role, Organisation organisation) {
        return viewers.find(login(role, organisation), null).orElseThrow();
    }

    /// The login of a fresh account with the role there; its password is [#PASSWORD].
    public String login(Role role, Organisation organisation) {
        var login = role.code() + "." + NEXT.incrementAndGet();
        var person = registering.enterPerson("Nguyễn Văn " + login);
        accounts.open(Actor.SYSTEM, login, person, accounts.hash(PASSWORD));
        accounts.grant(Actor.SYSTEM, person, role, organisation.id(), LocalDate.of(2020, 1, 1));
        if (role == Role.HEAD) {
            registering.appoint(
                    Actor.SYSTEM,
                    person,
                    organisation.id(),
                    Registering.Position.HEAD,
                    "Giám đốc",
                    "Director",
                    LocalDate.of(2020, 1, 1));
        }
        return login;
    }

    /// A bearer token of a fresh account with the role there.
    public String token(Role role, Organisation organisation) {
        return tokens.issue(login(role, organisation)).orElseThrow();
    }
}

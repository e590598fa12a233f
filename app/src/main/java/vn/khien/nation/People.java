package vn.khien.nation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.khien.access.Accounts;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Viewers;
import vn.khien.audit.Actor;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Registering;

/// Gives organisations their heads, focal points and system owners, each with an account.
@Component
class People {
    private static final LocalDate SINCE = LocalDate.of(2021, 7, 1);
    private static final List<Role> LOCAL = List.of(Role.HEAD, Role.FOCAL_POINT, Role.SYSTEM_OWNER);

    private final Registering registering;
    private final Accounts accounts;
    private final Viewers viewers;

    People(Registering registering, Accounts accounts, Viewers viewers) {
        this.registering = registering;
        this.accounts = accounts;
        this.viewers = viewers;
    }

    Viewer viewer(String login) {
        return viewers.find(login, null).orElseThrow();
    }

    void engage(String login, Role role, Organisation organisation, String name, String passwordHash) {
        engage(login, role, organisation, name, passwordHash, SINCE);
    }

    void engage(String login, Role role, Organisation organisation, String name, String passwordHash, LocalDate since) {
        var person = registering.enterPerson(name);
        accounts.open(Actor.SYSTEM, login, person, passwordHash);
        accounts.grant(Actor.SYSTEM, person, role, organisation.id(), since);
    }

    /// Head, focal point and owner of systems of each: `head.C`, `focal.C`, `owner.C`.
    void staff(List<Organisation> organisations, Names names, String passwordHash) {
        var called = new ArrayList<String>();
        for (int i = 0; i < organisations.size() * LOCAL.size(); i++) {
            called.add(names.next());
        }
        var people = registering.enterPeople(called);
        var opened = new ArrayList<Accounts.NewAccount>();
        var granted = new ArrayList<Accounts.NewGrant>();
        var appointed = new ArrayList<Registering.Appointment>();
        for (int i = 0; i < people.size(); i++) {
            var organisation = organisations.get(i / LOCAL.size());
            var role = LOCAL.get(i % LOCAL.size());
            opened.add(new Accounts.NewAccount(prefix(role) + organisation.code(), people.get(i), passwordHash));
            granted.add(new Accounts.NewGrant(people.get(i), role, organisation.id(), SINCE));
            position(people.get(i), role, organisation).ifPresent(appointed::add);
        }
        accounts.openAll(Actor.SYSTEM, opened);
        accounts.grantAll(Actor.SYSTEM, granted);
        registering.appointAll(Actor.SYSTEM, appointed);
    }

    private static String prefix(Role role) {
        return switch (role) {
            case HEAD -> "head.";
            case FOCAL_POINT -> "focal.";
            default -> "owner.";
        };
    }

    private static Optional<Registering.Appointment> position(long person, Role role, Organisation organisation) {
        return switch (role) {
            case HEAD ->
                Optional.of(new Registering.Appointment(
                        person,
                        organisation.id(),
                        Registering.Position.HEAD,
                        Objects.requireNonNullElse(organisation.headTitleVi(), "Thủ trưởng"),
                        Objects.requireNonNullElse(organisation.headTitleEn(), "Head"),
                        SINCE));
            case FOCAL_POINT ->
                Optional.of(new Registering.Appointment(
                        person,
                        organisation.id(),
                        Registering.Position.FOCAL_POINT,
                        "Cán bộ đầu mối",
                        "Focal point",
                        SINCE));
            default -> Optional.empty();
        };
    }
}

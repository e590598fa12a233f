package vn.khien.nation;

import java.time.LocalDate;
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

    /// Head, focal point and owner of systems: `head.C`, `focal.C`, `owner.C`.
    void staff(Organisation organisation, Names names, String passwordHash) {
        var head = registering.enterPerson(names.next());
        accounts.open(Actor.SYSTEM, "head." + organisation.code(), head, passwordHash);
        accounts.grant(Actor.SYSTEM, head, Role.HEAD, organisation.id(), SINCE);
        registering.appoint(
                Actor.SYSTEM,
                head,
                organisation.id(),
                Registering.Position.HEAD,
                organisation.headTitleVi() == null ? "Thủ trưởng" : organisation.headTitleVi(),
                organisation.headTitleEn() == null ? "Head" : organisation.headTitleEn(),
                SINCE);
        var focal = registering.enterPerson(names.next());
        accounts.open(Actor.SYSTEM, "focal." + organisation.code(), focal, passwordHash);
        accounts.grant(Actor.SYSTEM, focal, Role.FOCAL_POINT, organisation.id(), SINCE);
        registering.appoint(
                Actor.SYSTEM,
                focal,
                organisation.id(),
                Registering.Position.FOCAL_POINT,
                "Cán bộ đầu mối",
                "Focal point",
                SINCE);
        engage("owner." + organisation.code(), Role.SYSTEM_OWNER, organisation, names.next(), passwordHash);
    }
}

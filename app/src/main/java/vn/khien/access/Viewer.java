package vn.khien.access;

import java.util.Set;
import vn.khien.audit.Actor;

/// Who asks: a person acting for one organisation, with the roles held there on the day of asking.
/// The first argument of every use case; nothing below a page looks up "the current user".
///
/// @param organisation id of the acting organisation
/// @param scope what may be seen: decided by the roles
public record Viewer(
        long person,
        String account,
        String name,
        long organisation,
        String organisationCode,
        String organisationName,
        String path,
        Set<Role> roles,
        Scope scope) {
    public Viewer {
        roles = Set.copyOf(roles);
    }

    public boolean may(Right right) {
        return roles.stream().anyMatch(role -> role.rights().contains(right));
    }

    public Actor actor() {
        return new Actor(person, organisation);
    }
}

package vn.khien.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.platform.ProductClock;

/// Makes the [Viewer] of a signed-in account from the grants that hold today.
@Component
public class Viewers {
    private final AccessRows rows;
    private final ProductClock clock;

    Viewers(AccessRows rows, ProductClock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// An organisation that a person may act for.
    public record Acting(long organisation, String nameVi, String nameEn) {}

    /// The viewer, acting for `organisation`, or for the first one there is; nothing without an account or a grant.
    public Optional<Viewer> find(String login, @Nullable Long organisation) {
        return rows.findActiveAccount(login).flatMap(account -> {
            var grants = rows.listGrants(account.person(), clock.today());
            var acting = grants.stream()
                    .filter(grant -> organisation != null && grant.organisation() == organisation)
                    .findFirst()
                    .or(() -> grants.stream().findFirst());
            return acting.map(chosen -> viewer(account, chosen, grants));
        });
    }

    /// All organisations for which the account may act today.
    public List<Acting> listActing(String login) {
        var found = new LinkedHashMap<Long, Acting>();
        rows.findActiveAccount(login).ifPresent(account -> {
            for (var grant : rows.listGrants(account.person(), clock.today())) {
                found.putIfAbsent(
                        grant.organisation(), new Acting(grant.organisation(), grant.nameVi(), grant.nameEn()));
            }
        });
        return List.copyOf(found.values());
    }

    private static Viewer viewer(AccessRows.Account account, AccessRows.Grant chosen, List<AccessRows.Grant> grants) {
        var roles = grants.stream()
                .filter(grant -> grant.organisation() == chosen.organisation())
                .map(grant -> Role.of(grant.role()))
                .collect(Collectors.toSet());
        return new Viewer(
                account.person(),
                account.login(),
                account.name(),
                chosen.organisation(),
                chosen.code(),
                chosen.nameVi(),
                chosen.path(),
                roles,
                scope(roles, chosen.path()));
    }

    private static Scope scope(Set<Role> roles, String path) {
        if (roles.equals(Set.of(Role.ADMINISTRATOR))) {
            return Scope.NOTHING;
        }
        return roles.stream().anyMatch(Role::national) ? Scope.NATION : Scope.below(path);
    }
}

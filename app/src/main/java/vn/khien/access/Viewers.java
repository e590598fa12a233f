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
        return choose(rows.listGranted(login, clock.today()), organisation);
    }

    /// The viewer to whom a valid token belongs, acting for the first organisation there is.
    Optional<Viewer> findByToken(byte[] hash) {
        return choose(rows.listGrantedByToken(hash, clock.instant(), clock.today()), null);
    }

    private static Optional<Viewer> choose(List<AccessRows.Granted> granted, @Nullable Long organisation) {
        return granted.stream()
                .filter(one -> organisation != null && one.grant().organisation() == organisation)
                .findFirst()
                .or(() -> granted.stream().findFirst())
                .map(chosen -> viewer(chosen, granted));
    }

    /// All organisations for which the account may act today.
    public List<Acting> listActing(String login) {
        var found = new LinkedHashMap<Long, Acting>();
        for (var one : rows.listGranted(login, clock.today())) {
            var grant = one.grant();
            found.putIfAbsent(grant.organisation(), new Acting(grant.organisation(), grant.nameVi(), grant.nameEn()));
        }
        return List.copyOf(found.values());
    }

    private static Viewer viewer(AccessRows.Granted chosen, List<AccessRows.Granted> granted) {
        var place = chosen.grant();
        var roles = granted.stream()
                .filter(one -> one.grant().organisation() == place.organisation())
                .map(one -> Role.of(one.grant().role()))
                .collect(Collectors.toSet());
        return new Viewer(
                chosen.person(),
                chosen.login(),
                chosen.name(),
                place.organisation(),
                place.code(),
                place.nameVi(),
                place.path(),
                roles,
                scope(roles, place.path()));
    }

    /// The nation where all roles that see anything see it. One role that acts within its organisation keeps the whole
    /// viewer there: rights are one set, and none of them may reach further than its own role lets it.
    private static Scope scope(Set<Role> roles, String path) {
        var seeing = roles.stream().filter(Role::seesContent).toList();
        if (seeing.isEmpty()) {
            return Scope.NOTHING;
        }
        return seeing.stream().allMatch(Role::national) ? Scope.NATION : Scope.below(path);
    }
}

package vn.khien.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;

/// What other rooms may ask about the register. Systems that are no longer in use are not among the answers.
///
/// Row-level security stands behind: call this inside a transaction that belongs to a viewer.
@Component
public class Systems {
    private final SystemRows rows;

    Systems(SystemRows rows) {
        this.rows = rows;
    }

    public Optional<InformationSystem> find(Scope scope, long id) {
        return rows.listByIds(scope, List.of(id)).stream().findFirst();
    }

    public Optional<InformationSystem> findByCode(Scope scope, String code) {
        return rows.findByCode(scope, code);
    }

    /// Those of the systems that lie within the scope, in the order of owners and codes.
    public List<InformationSystem> listByIds(Scope scope, Collection<Long> ids) {
        return rows.listByIds(scope, ids);
    }

    /// Systems whose folded name, code or operator contains `folded`; at most `limit`.
    public List<InformationSystem> search(Scope scope, String folded, int limit) {
        return rows.search(scope, folded, limit);
    }

    /// All systems within the scope, in the order of owners and codes.
    public List<InformationSystem> list(Scope scope) {
        return rows.list(scope);
    }
}

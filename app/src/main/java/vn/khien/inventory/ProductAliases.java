package vn.khien.inventory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Wall;
import vn.khien.platform.ShippedYaml;

/// Which keys stand for the same product. The shipped list is written to its table when the program starts; products
/// entered before an alias was known take the key that stands for them then.
@Component
public class ProductAliases {
    private final ProductRows rows;
    private final Wall wall;
    private final TransactionTemplate transaction;

    ProductAliases(ProductRows rows, Wall wall, TransactionTemplate transaction) {
        this.rows = rows;
        this.wall = wall;
        this.transaction = transaction;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(15)
    void load() {
        var keys = new LinkedHashMap<String, String>();
        for (var one : ShippedYaml.read("khien/data/product-aliases.yaml").maps("aliases")) {
            one.texts("also").forEach(alias -> keys.put(alias, one.text("key")));
        }
        transaction.executeWithoutResult(_ -> {
            wall.nation();
            if (rows.keepAliases(keys) > 0) {
                rows.takeAliases();
            }
        });
    }

    /// Gives for a key, as [ProductKey#of] makes it, the one that stands for it.
    ///
    /// @param keys all that will be asked for
    public UnaryOperator<String> resolve(Collection<String> keys) {
        var known = rows.listAliases(keys);
        return key -> known.getOrDefault(key, key);
    }

    /// The key of one product, with aliases resolved; empty where the name says nothing.
    public String key(String vendor, String name) {
        var key = ProductKey.of(vendor, name);
        return resolve(List.of(key)).apply(key);
    }
}

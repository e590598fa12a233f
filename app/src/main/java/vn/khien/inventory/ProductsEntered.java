package vn.khien.inventory;

import java.util.List;

/// Products were entered for these systems: published in the transaction that enters them, so that rooms above look
/// whether a warning is meant for them.
public record ProductsEntered(List<Long> systems) {
    public ProductsEntered {
        systems = List.copyOf(systems);
    }
}

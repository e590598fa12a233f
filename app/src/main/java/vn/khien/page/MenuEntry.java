package vn.khien.page;

/// An entry of the side menu, offered by a capability as a bean and shown to those who have one of the rights.
///
/// @param order place in the menu; tens, so that rooms can come in between
/// @param key text key
/// @param icon name of a symbol in `page/icons.svg`
/// @param rights names of rights of which one is enough
public record MenuEntry(int order, String key, String path, String icon, java.util.Set<String> rights) {
    public MenuEntry {
        rights = java.util.Set.copyOf(rights);
    }
}

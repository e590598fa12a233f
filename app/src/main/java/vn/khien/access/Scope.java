package vn.khien.access;

/// What a person may see: a half-open range of paths in the tree of organisations. "Mine and below" for path `/1/42/`
/// is `path >= '/1/42/' and path < '/1/420'` ('0' follows '/' in code order), a plain index range.
public record Scope(String from, String to) {
    /// The whole tree.
    public static final Scope NATION = new Scope("/", "0");

    /// Nothing at all.
    public static final Scope NOTHING = new Scope("", "");

    /// The organisation at `path` and all below it.
    public static Scope below(String path) {
        if (!path.startsWith("/") || !path.endsWith("/")) {
            throw new IllegalArgumentException("not a path: " + path);
        }
        return new Scope(path, path.substring(0, path.length() - 1) + "0");
    }

    public boolean contains(String path) {
        return path.compareTo(from) >= 0 && path.compareTo(to) < 0;
    }
}

package vn.khien.csaf;

import java.math.BigInteger;

/// Version of a document: a whole number, or three of them with parts for pre-releases and builds (semantic
/// versioning).
record DocumentVersion(String text) implements Comparable<DocumentVersion> {

    private String withoutBuild() {
        return text.split("\\+", 2)[0];
    }

    /// What remains without the build, and without the pre-release where that does not count.
    String comparable(boolean preReleaseCounts) {
        return preReleaseCounts ? withoutBuild() : withoutBuild().split("-", 2)[0];
    }

    @Override
    public int compareTo(DocumentVersion other) {
        var mine = withoutBuild().split("-", 2);
        var theirs = other.withoutBuild().split("-", 2);
        var numbers = compareParts(mine[0], theirs[0]);
        if (numbers != 0 || mine.length != theirs.length) {
            return numbers != 0 ? numbers : theirs.length - mine.length;
        }
        return mine.length == 1 ? 0 : compareParts(mine[1], theirs[1]);
    }

    private static int compareParts(String mine, String theirs) {
        var a = mine.split("\\.");
        var b = theirs.split("\\.");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            var numeric = a[i].matches("\\d+") && b[i].matches("\\d+");
            var compared = numeric ? new BigInteger(a[i]).compareTo(new BigInteger(b[i])) : a[i].compareTo(b[i]);
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(a.length, b.length);
    }
}

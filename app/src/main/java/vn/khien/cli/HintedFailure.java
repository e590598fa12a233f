package vn.khien.cli;

/// A failure that tells the person at the console what to do.
final class HintedFailure extends RuntimeException {
    private final String hint;

    HintedFailure(String what, String hint) {
        super(what);
        this.hint = hint;
    }

    String hint() {
        return hint;
    }
}

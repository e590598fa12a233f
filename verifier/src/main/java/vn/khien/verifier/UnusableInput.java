package vn.khien.verifier;

/// What was handed in cannot be judged at all: not a receipt, not strict JSON, too large. Never "not valid".
public final class UnusableInput extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String detail;

    UnusableInput(String code, String detail) {
        super(code + (detail.isEmpty() ? "" : ": " + detail));
        this.code = code;
        this.detail = detail;
    }

    /// Key of the sentence in [Words].
    public String code() {
        return code;
    }

    public String detail() {
        return detail;
    }
}

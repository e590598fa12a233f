package vn.khien.assessment;

/// How often each answer was given among the requirements that count.
public record Tally(int unanswered, int met, int partly, int notMet, int notApplicable) {
    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    public int answered() {
        return met + partly + notMet + notApplicable;
    }

    public int requirements() {
        return unanswered + answered();
    }

    public boolean complete() {
        return unanswered == 0 && requirements() > 0;
    }

    public Tally plus(Tally other) {
        return new Tally(
                unanswered + other.unanswered,
                met + other.met,
                partly + other.partly,
                notMet + other.notMet,
                notApplicable + other.notApplicable);
    }
}

package vn.khien.assessment;

import java.util.List;
import vn.khien.guidance.Requirement;

/// The answers of an assessment: one byte for each requirement of the guidance, in its fixed order. Positions beyond
/// the end (requirements appended later) are not answered.
public final class Answers {
    private final byte[] bytes;

    private Answers(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException for a byte that is no answer
    public static Answers of(byte[] bytes) {
        for (var value : bytes) {
            if (value < 0 || value > Answer.NOT_APPLICABLE.ordinal()) {
                throw new IllegalArgumentException("no answer: " + value);
            }
        }
        return new Answers(bytes.clone());
    }

    /// No answer given yet.
    public static Answers none(int requirements) {
        return new Answers(new byte[requirements]);
    }

    public Answer at(int position) {
        return position < bytes.length ? Answer.of(bytes[position]) : Answer.NONE;
    }

    /// The bytes, as they are stored.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Only what a system of the level is asked, for all requirements of the guidance.
    Answers askedOf(List<Requirement> requirements, int level) {
        var asked = new byte[requirements.size()];
        for (var requirement : requirements) {
            if (requirement.asks(level)) {
                asked[requirement.position()] =
                        (byte) at(requirement.position()).ordinal();
            }
        }
        return new Answers(asked);
    }

    /// How often each answer was given, over the requirements that count for the level.
    public Tally tally(List<Requirement> requirements, int level) {
        var counts = new int[Answer.NOT_APPLICABLE.ordinal() + 1];
        for (var requirement : requirements) {
            if (requirement.counts(level)) {
                counts[at(requirement.position()).ordinal()]++;
            }
        }
        return new Tally(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }
}

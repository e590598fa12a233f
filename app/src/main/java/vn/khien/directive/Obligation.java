package vn.khien.directive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An obligation (nghĩa vụ): what one clause asks - who, what, by when, to whom, on what basis - with the words that
/// each part rests on.
///
/// @param clause position of the clause
/// @param quote the words of the clause
/// @param duty what is to be done, in a person's wording; proposed as the quote
/// @param recipient code of the body that receives the result
/// @param recipientName its name, in the words of the clause
/// @param review whether it asks for the review of information systems: its result is a signed submission
public record Obligation(
        int clause,
        String quote,
        String duty,
        Kind kind,
        List<Addressee> addressees,
        @Nullable String recipient,
        @Nullable String recipientName,
        Due due,
        List<Basis> basis,
        boolean review) {
    public Obligation {
        addressees = List.copyOf(addressees);
        basis = List.copyOf(basis);
    }

    /// Whether a day is needed and missing, or nobody is addressed: then it cannot be issued yet.
    boolean incomplete() {
        return due.incomplete() || addressees.stream().allMatch(Addressee::excluded);
    }

    /// What kind of duty it is.
    public enum Kind {
        /// One deliverable by a date.
        ONCE,
        /// No date; shown on demand.
        STANDING,
        /// A number that is measured.
        RATIO,
        /// Starts when something happens.
        EVENT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static final List<String> CODES =
                Arrays.stream(values()).map(Kind::code).toList();

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// A body, a class of bodies, or an open class, named or excluded by the words in `quote`.
    ///
    /// @param code code of the organisation or of the class; null for an open class
    public record Addressee(Type type, @Nullable String code, String name, String quote, boolean excluded) {}

    public enum Type {
        ORGANISATION,
        CLASS,
        OPEN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static final List<String> CODES =
                Arrays.stream(values()).map(Type::code).toList();

        static Type of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// A document that the obligation rests on.
    public record Basis(String document, String quote) {}
}

package vn.khien.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Problem;

/// An organisation's result under a directive: prepared, and, once the head has signed, sealed.
///
/// @param sha256 of the package, in hex
/// @param missing what is not there; it is stated in the document
/// @param replaces id of the submission that this one replaces
/// @param receivedAt null while not sealed
/// @param returned null where the head did not return it
/// @param delegation id of the delegation whose deputy the document names as signatory; null: it names the head
/// @param lateBy null: in time, or not sealed
public record Submission(
        long id,
        long directive,
        String directiveNumber,
        long organisation,
        String organisationCode,
        String organisationName,
        String organisationNameEn,
        Instant preparedAt,
        String preparedBy,
        String sha256,
        List<Problem> missing,
        int systems,
        @Nullable Long replaces,
        @Nullable Instant receivedAt,
        @Nullable Duration lateBy,
        @Nullable String signedBy,
        @Nullable Returned returned,
        @Nullable Long delegation) {
    /// The head's words instead of a signature.
    public record Returned(Instant at, String by, String words) {}

    /// Name of the organisation in the reader's language; documents and receipts carry the Vietnamese one.
    public String organisationName(Locale locale) {
        return locale.getLanguage().equals("en") ? organisationNameEn : organisationName;
    }

    public boolean sealed() {
        return receivedAt != null;
    }

    /// Number of the receipt.
    public String receiptNumber() {
        return number(id);
    }

    /// Number of the receipt of what this one replaces; null where it replaces nothing.
    public @Nullable String replacedReceipt() {
        return replaces == null ? null : number(replaces);
    }

    static String number(long id) {
        return "BN-%06d".formatted(id);
    }
}

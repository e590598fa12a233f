package vn.khien.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A directive (chỉ đạo): an act of a superior body that asks others for something. Its text is in its clauses.
///
/// @param number number and sign as printed, such as `33/CĐ-TTg`; null while none was read or given
/// @param kind one of [Kind], in lower case
/// @param issuer who signed, in the document's words
/// @param issuedAt null while it is a draft
public record Directive(
        long id,
        @Nullable String number,
        String kind,
        String title,
        String issuer,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate effectiveOn,
        String sourceName,
        Instant createdAt,
        @Nullable Instant issuedAt) {

    public boolean inForce() {
        return issuedAt != null;
    }

    /// Kinds of document (Decree 30/2020 art. 7), as far as they can ask others for something.
    public enum Kind {
        DISPATCH("công điện"),
        INSTRUCTION("chỉ thị"),
        LETTER("công văn"),
        PLAN("kế hoạch"),
        RESOLUTION("nghị quyết"),
        PARTY_INSTRUCTION("chỉ thị của ban bí thư"),
        OTHER("");

        private final String vietnamese;

        Kind(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// In lower case; empty for [#OTHER].
        public String vietnamese() {
            return vietnamese;
        }
    }
}

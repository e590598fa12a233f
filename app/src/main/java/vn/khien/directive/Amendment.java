package vn.khien.directive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A clause of an earlier document and what a later one puts in its place (sửa đổi, thay thế, bãi bỏ).
///
/// @param number number of the later document
/// @param issuedAt null while the later document is a draft
/// @param newClause id of the clause that stands instead; null: repealed without another
/// @param amended id of the earlier document
/// @param clause id of its clause
/// @param quote the words that say so; empty where a person chose the clauses
public record Amendment(
        long directive,
        @Nullable String number,
        @Nullable Instant issuedAt,
        @Nullable Long newClause,
        @Nullable String newNumber,
        @Nullable String newText,
        long amended,
        @Nullable String amendedNumber,
        String amendedTitle,
        long clause,
        @Nullable String clauseNumber,
        String text,
        String quote) {}

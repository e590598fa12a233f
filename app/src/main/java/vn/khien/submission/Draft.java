package vn.khien.submission;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.khien.access.Delegation;
import vn.khien.directive.Directive;
import vn.khien.organisation.Organisation;
import vn.khien.platform.VietnamTime;

/// All that the document says.
///
/// @param deputy who signs instead of the head, and is named so ("KT."); null: the head signs
/// @param receiver name of the body to which it is addressed, if the directive or the superior body names one
/// @param replaces number of the receipt of the result that this one replaces
/// @param demonstration whether the figures are invented, which the document then says
record Draft(
        Directive directive,
        Organisation organisation,
        SubmissionRows.@Nullable HeadOf head,
        @Nullable Delegation deputy,
        @Nullable String receiver,
        Findings findings,
        String sha256,
        Instant at,
        @Nullable String replaces,
        boolean demonstration) {
    /// `Số: …/BC-UBND`: the sign of the body that reports.
    public String sign() {
        return organisation.kind() == Organisation.Kind.PROVINCE ? "BC-UBND" : "BC-" + organisation.code();
    }

    public LocalDate date() {
        return VietnamTime.dateOf(at);
    }
}

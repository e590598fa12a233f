package vn.khien.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.khien.access.Delegation;
import vn.khien.directive.Directive;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisation.Kind;
import vn.khien.page.Letterhead;
import vn.khien.platform.VietnamTime;

/// All that the document says.
///
/// @param superior the body directly above
/// @param deputy who signs instead of the head, and is named so ("KT."); null: the head signs
/// @param receiver name of the body to which it is addressed, if the directive or the superior body names one
/// @param replaces number of the receipt of the result that this one replaces
/// @param demonstration whether the figures are invented, which the document then says
record Draft(
        Directive directive,
        Organisation organisation,
        @Nullable Organisation superior,
        SubmissionRows.@Nullable HeadOf head,
        @Nullable Delegation deputy,
        @Nullable String receiver,
        Findings findings,
        String sha256,
        Instant at,
        @Nullable String replaces,
        boolean demonstration) {
    private static final Locale VI = Locale.of("vi", "VN");

    /// Id of the person whom the document names; null where the organisation has no head.
    @Nullable
    Long signatory() {
        if (deputy != null) {
            return deputy.deputy();
        }
        return head == null ? null : head.person();
    }

    Letterhead letterhead() {
        return new Letterhead(
                isBelow() && superior != null ? superior.nameVi() : null,
                organisation.nameVi(),
                "Số: ……/" + sign(),
                place(),
                VietnamTime.dateOf(at));
    }

    /// `BC-UBND`: the sign of the body that reports.
    private String sign() {
        return organisation.kind() == Kind.PROVINCE ? "BC-UBND" : "BC-" + organisation.code();
    }

    /// Ministries, provinces and their equals stand under no body that the form names.
    private boolean isBelow() {
        return switch (organisation.kind()) {
            case AGENCY_UNDER_MINISTRY, COMPETENT_UNIT, DEPARTMENT_CLASS, SUB_UNIT, MANAGED_ENTERPRISE -> true;
            default -> false;
        };
    }

    /// A province's bodies sign in it, central bodies in the capital; where an enterprise sits is not in the register.
    private @Nullable String place() {
        return switch (organisation.kind()) {
            case MINISTRY, MINISTERIAL_AGENCY, GOVERNMENT_AGENCY, OTHER_CENTRAL_BODY -> "Hà Nội";
            case PROVINCE -> territory(organisation);
            default -> superior != null && superior.kind() == Kind.PROVINCE ? territory(superior) : null;
        };
    }

    private static String territory(Organisation province) {
        return province.nameVi().replaceFirst("^UBND (tỉnh|thành phố) ", "");
    }

    /// The directive as official documents cite one: `Công điện số 33/CĐ-TTg ngày 07 tháng 4 năm 2024 của …`.
    String cited() {
        var signedOn = directive.signedOn();
        return citedKind()
                + (directive.number() == null ? "" : " số " + directive.number())
                + (signedOn == null ? "" : " " + Letterhead.day(signedOn))
                + " của "
                + directive.issuer();
    }

    private String citedKind() {
        var kind = Directive.Kind.valueOf(directive.kind().toUpperCase(Locale.ROOT));
        return switch (kind) {
            case OTHER -> "văn bản";
            case PARTY_INSTRUCTION -> "Chỉ thị";
            default ->
                kind.vietnamese().substring(0, 1).toUpperCase(VI)
                        + kind.vietnamese().substring(1);
        };
    }

    /// Lines above the signature: for whom (TM.), instead of whom (KT.), and as what it is signed.
    List<String> signedAs() {
        var lines = new ArrayList<String>();
        if (organisation.kind() == Kind.PROVINCE) {
            lines.add("TM. ỦY BAN NHÂN DÂN");
        }
        var title = head == null ? "NGƯỜI ĐỨNG ĐẦU" : title(head.titleVi());
        lines.add(deputy == null ? title : "KT. " + title);
        if (deputy != null) {
            lines.add(title(deputy.titleVi()));
        }
        return lines;
    }

    /// The committee is named in the line above already.
    private static String title(String title) {
        return title.toUpperCase(VI).replaceFirst(" UBND.*$", "");
    }
}

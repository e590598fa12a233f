package vn.khien.access;

import static vn.khien.access.Right.*;

import java.util.Locale;
import java.util.Set;

/// A role (vai trò): a set of rights, and how far they reach.
public enum Role {
    ISSUER(
            true,
            Set.of(
                    READ_ORGANISATIONS,
                    READ_DIRECTIVES,
                    ISSUE_DIRECTIVES,
                    READ_PICTURE,
                    REMIND,
                    READ_NOTICES,
                    READ_CAMPAIGNS,
                    ORDER_CAMPAIGNS,
                    READ_PROVIDERS,
                    READ_INCIDENTS,
                    READ_HEADS)),
    ANALYST(
            true,
            Set.of(
                    READ_ORGANISATIONS,
                    READ_DIRECTIVES,
                    READ_SYSTEMS,
                    READ_ASSESSMENTS,
                    READ_SUBMISSIONS,
                    READ_PICTURE,
                    REMIND,
                    EXPORT,
                    READ_NOTICES,
                    READ_CAMPAIGNS,
                    ORDER_CAMPAIGNS,
                    READ_PROVIDERS,
                    ENROL_PROVIDERS,
                    READ_INSPECTIONS,
                    PLAN_INSPECTIONS,
                    READ_INCIDENTS,
                    READ_ADVISORIES)),
    HEAD(
            false,
            Set.of(
                    READ_ORGANISATIONS,
                    EDIT_ORGANISATIONS,
                    READ_DIRECTIVES,
                    ACKNOWLEDGE,
                    PASS_DOWN,
                    READ_SYSTEMS,
                    READ_ASSESSMENTS,
                    PREPARE_SUBMISSION,
                    SIGN,
                    DELEGATE_SIGNING,
                    READ_SUBMISSIONS,
                    READ_NOTICES,
                    READ_CAMPAIGNS,
                    REPORT_CAMPAIGNS,
                    READ_PROVIDERS,
                    ENROL_PROVIDERS,
                    READ_INSPECTIONS,
                    ANSWER_INSPECTIONS,
                    READ_INCIDENTS,
                    REPORT_INCIDENTS,
                    READ_HEADS,
                    READ_ADVISORIES,
                    ANSWER_ADVISORIES)),
    FOCAL_POINT(
            false,
            Set.of(
                    READ_ORGANISATIONS,
                    EDIT_ORGANISATIONS,
                    READ_DIRECTIVES,
                    ACKNOWLEDGE,
                    PASS_DOWN,
                    READ_SYSTEMS,
                    EDIT_SYSTEMS,
                    READ_ASSESSMENTS,
                    ASSESS,
                    PREPARE_SUBMISSION,
                    READ_SUBMISSIONS,
                    REMIND,
                    READ_NOTICES,
                    READ_CAMPAIGNS,
                    REPORT_CAMPAIGNS,
                    READ_PROVIDERS,
                    ENROL_PROVIDERS,
                    READ_INSPECTIONS,
                    ANSWER_INSPECTIONS,
                    READ_INCIDENTS,
                    REPORT_INCIDENTS,
                    READ_ADVISORIES,
                    ANSWER_ADVISORIES)),
    SYSTEM_OWNER(
            false,
            Set.of(
                    READ_ORGANISATIONS,
                    READ_DIRECTIVES,
                    READ_SYSTEMS,
                    EDIT_SYSTEMS,
                    READ_ASSESSMENTS,
                    ASSESS,
                    READ_NOTICES,
                    READ_CAMPAIGNS,
                    READ_INCIDENTS,
                    REPORT_INCIDENTS,
                    READ_ADVISORIES,
                    ANSWER_ADVISORIES)),
    /// Signs instead of the head (ký thay) on the days of a [Delegation].
    SIGNING_DEPUTY(
            false,
            Set.of(
                    READ_ORGANISATIONS,
                    READ_DIRECTIVES,
                    READ_SYSTEMS,
                    READ_ASSESSMENTS,
                    PREPARE_SUBMISSION,
                    SIGN,
                    READ_SUBMISSIONS,
                    READ_NOTICES)),
    /// Tells for a body what was done for a campaign.
    PRESS_OFFICER(false, Set.of(READ_ORGANISATIONS, READ_DIRECTIVES, READ_CAMPAIGNS, REPORT_CAMPAIGNS, READ_NOTICES)),
    /// Represents an enrolled provider of online services.
    PROVIDER(
            false,
            Set.of(
                    READ_ORGANISATIONS,
                    READ_DIRECTIVES,
                    ACKNOWLEDGE,
                    READ_PROVIDERS,
                    DECLARE_COMPLIANCE,
                    READ_CAMPAIGNS,
                    READ_NOTICES,
                    READ_INSPECTIONS,
                    ANSWER_INSPECTIONS,
                    READ_INCIDENTS,
                    REPORT_INCIDENTS,
                    READ_ADVISORIES,
                    ANSWER_ADVISORIES)),
    /// Inspects bodies on site with a team; sees the bodies and systems of an own inspection, and no more.
    INSPECTOR(false, Set.of(READ_ORGANISATIONS, READ_DIRECTIVES, READ_INSPECTIONS, INSPECT, READ_NOTICES)),
    /// Receives reports of incidents for an authority, coordinates the response and releases what is said in public.
    COORDINATOR(false, Set.of(READ_ORGANISATIONS, READ_DIRECTIVES, READ_INCIDENTS, COORDINATE_INCIDENTS, READ_NOTICES)),
    /// Writes advisories and follows who is reached by them.
    WARNING_DESK(
            true, Set.of(READ_ORGANISATIONS, READ_DIRECTIVES, READ_ADVISORIES, ISSUE_ADVISORIES, REMIND, READ_NOTICES)),
    /// Manages accounts and sees no content.
    ADMINISTRATOR(false, Set.of(MANAGE_ACCOUNTS));

    private final boolean national;
    private final Set<Right> rights;

    Role(boolean national, Set<Right> rights) {
        this.national = national;
        this.rights = rights;
    }

    /// Whether the role sees the whole tree instead of its organisation and what lies below.
    public boolean national() {
        return national;
    }

    /// Whether the role sees anything of organisations at all.
    boolean seesContent() {
        return this != ADMINISTRATOR;
    }

    /// Whether the two cannot be held for one organisation at once: one sees the nation, the other acts within its
    /// organisation, and rights of the one must not reach as far as the other's.
    boolean excludes(Role other) {
        return seesContent() && other.seesContent() && national != other.national;
    }

    public Set<Right> rights() {
        return rights;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

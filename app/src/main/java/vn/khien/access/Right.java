package vn.khien.access;

/// What a role may do. Where is another question: see [Scope].
public enum Right {
    READ_ORGANISATIONS,
    EDIT_ORGANISATIONS,
    READ_DIRECTIVES,
    ISSUE_DIRECTIVES,
    ACKNOWLEDGE,
    PASS_DOWN,
    READ_SYSTEMS,
    EDIT_SYSTEMS,
    READ_ASSESSMENTS,
    ASSESS,
    PREPARE_SUBMISSION,
    SIGN,
    READ_SUBMISSIONS,
    READ_PICTURE,
    REMIND,
    EXPORT,
    MANAGE_ACCOUNTS,
    READ_NOTICES
}

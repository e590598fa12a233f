package vn.khien.submission;

import vn.khien.organisation.Organisation;

/// What the preview of a document shows of an organisation.
final class SubmissionView {
    private SubmissionView() {}

    static Organisation organisation(Submission submission) {
        var kind = submission.organisationName().startsWith("UBND")
                ? Organisation.Kind.PROVINCE
                : Organisation.Kind.SUB_UNIT;
        return new Organisation(
                submission.organisation(),
                "",
                submission.organisationCode(),
                kind,
                submission.organisationName(),
                submission.organisationName(),
                null,
                "/",
                null,
                null,
                null,
                null,
                null,
                null,
                "");
    }
}

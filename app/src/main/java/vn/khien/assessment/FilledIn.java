package vn.khien.assessment;

/// One row of a workbook that says something else than when it was made.
///
/// @param row number as Excel shows it
/// @param code of the requirement
/// @param was answer when the workbook was made
/// @param noteWas note when it was made
record FilledIn(int row, String code, Answer was, Answer value, String noteWas, String note) {

    /// How a row stands against the present answers.
    enum Against {
        /// It will be written.
        CHANGE,
        /// It stands already.
        SAME,
        /// Somebody else gave another answer or note since the workbook was made, which stays.
        CONFLICT
    }

    boolean changesAnswer() {
        return value != was;
    }

    boolean changesNote() {
        return !note.equals(noteWas);
    }

    boolean changes() {
        return changesAnswer() || changesNote();
    }

    /// Whether the answer must say why, and would not.
    ///
    /// @param present note that stands where the row leaves it as it is
    boolean lacksReason(String present) {
        return changes() && value.needsReason() && (changesNote() ? note : present).isBlank();
    }

    Against against(AnswerRows.Standing present) {
        var answeredOtherwise = changesAnswer() && present.answer() != was && present.answer() != value;
        var notedOtherwise = changesNote()
                && !present.note().equals(noteWas)
                && !present.note().equals(note);
        if (answeredOtherwise || notedOtherwise || lacksReason(present.note())) {
            return Against.CONFLICT;
        }
        var stands = (!changesAnswer() || present.answer() == value)
                && (!changesNote() || present.note().equals(note));
        return stands ? Against.SAME : Against.CHANGE;
    }

    /// What is asked of [Answering]: only what the row changes.
    Answering.Given given(AnswerRows.Standing present) {
        return new Answering.Given(
                changesAnswer() ? value : present.answer(),
                changesAnswer() ? was : present.answer(),
                changesNote() ? note : null,
                changesNote() ? noteWas : null);
    }
}

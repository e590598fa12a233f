package vn.khien.assessment;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.platform.GroupCommit;
import vn.khien.platform.ProductClock;

/// Saves one answer as soon as it is given. The usual one, another value over the one that was seen, is written
/// together with those that other people give at the same moment; what is more, or has anything in its way, is
/// weighed by itself.
@Component
class SavingAnswers implements AutoCloseable {
    private final Answering answering;
    private final ProductClock clock;
    private final GroupCommit<AnswerRows.Asked, Boolean> together;

    SavingAnswers(AnswerRows rows, Answering answering, ProductClock clock) {
        this.answering = answering;
        this.clock = clock;
        this.together = new GroupCommit<>("answers", 1, rows::saveTogether);
    }

    /// Not to be called inside a transaction: the answer is in the register afterwards, whatever becomes of the caller.
    Answering.Outcome save(Viewer viewer, long assessment, String code, Answering.Given given) {
        var now = clock.instant();
        var asked = new AnswerRows.Asked(viewer, assessment, code, given.was(), given.value(), now);
        if (given.isValueAlone() && isWritten(asked)) {
            return new Answering.Outcome.Saved(now);
        }
        return answering.answer(viewer, assessment, code, given);
    }

    /// A group that failed says nothing of the single answer, which is tried again by itself then. If it was written
    /// after all, its value stands already and is not written twice. That the database is away is told at once.
    private boolean isWritten(AnswerRows.Asked asked) {
        try {
            return together.write(asked);
        } catch (DataAccessResourceFailureException away) {
            throw away;
        } catch (DataAccessException failed) {
            return false;
        }
    }

    @Override
    public void close() {
        together.close();
    }
}

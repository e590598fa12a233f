package vn.khien.submission;

import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.platform.GroupCommit;

/// Signs a result as soon as its head declares. In the hour before a deadline many do: what they sign at the same
/// moment is one transaction. What has anything in its way is weighed by itself.
@Component
public class SigningTogether implements AutoCloseable {
    /// While one group is being signed the other is being written.
    private static final int WRITERS = 2;

    private final Signing signing;
    private final GroupCommit<SealRows.Asked, Optional<Signing.Result.Sealed>> together;

    SigningTogether(Signing signing) {
        this.signing = signing;
        this.together = new GroupCommit<>("signatures", WRITERS, signing::signTogether);
    }

    /// Not to be called inside a transaction: the result is sealed afterwards, whatever becomes of the caller.
    ///
    /// @param declaration the words that the head confirmed
    public Signing.Result sign(Viewer viewer, long id, String declaration) {
        return sealed(new SealRows.Asked(viewer, id, declaration))
                .<Signing.Result>map(done -> done)
                .orElseGet(() -> signing.sign(viewer, id, declaration));
    }

    /// A group that failed says nothing of the single result, which is tried again by itself then. If it was sealed
    /// after all, its receipt is there already. That the database is away is told at once.
    private Optional<Signing.Result.Sealed> sealed(SealRows.Asked asked) {
        try {
            return together.write(asked);
        } catch (DataAccessResourceFailureException away) {
            throw away;
        } catch (DataAccessException failed) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        together.close();
    }
}

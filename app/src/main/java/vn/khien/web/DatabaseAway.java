package vn.khien.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/// Tells a database that cannot be reached from every other failure.
final class DatabaseAway {
    private DatabaseAway() {}

    static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotGetJdbcConnectionException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof TransactionSystemException rollback && isOfTheAct(rollback)
                    || cause instanceof SQLException sql && isOfTheConnection(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /// The rollback on a lost connection fails as well, and hides why.
    private static boolean isOfTheAct(TransactionSystemException rollback) {
        var act = rollback.getApplicationException();
        return act != null && isCauseOf(act);
    }

    /// Class 08 is a lost or refused connection; 57P01 to 57P03 a server that stops or starts.
    private static boolean isOfTheConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }
}

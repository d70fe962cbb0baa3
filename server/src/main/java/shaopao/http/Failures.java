package shaopao.http;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Problem;

/** Tells failures of the database that are nobody's mistake from those that are ours, by SQLSTATE. */
final class Failures {

    private static final int CAUSES_MAX = 20;

    private Failures() {}

    /**
     * A failure that has a name.
     *
     * @param cause for the log
     */
    record Known(Problem problem, Map<String, Object> facts, String cause) {}

    static @Nullable Known known(Throwable failure) {
        SQLException sql = find(failure, SQLException.class);
        if (sql != null) {
            return ofState(sql.getSQLState(), String.valueOf(sql.getMessage()));
        }
        if (has(failure, DateTimeException.class)) {
            return new Known(KernelProblem.INVALID_REQUEST, Map.of(), String.valueOf(failure.getMessage()));
        }
        return switch (failure.getClass().getSimpleName()) {
            case "CannotCreateTransactionException",
                    "CannotGetJdbcConnectionException",
                    "TransactionTimedOutException" -> busy(1, String.valueOf(failure.getMessage()));
            default -> null;
        };
    }

    /** See appendix A of PostgreSQL's manual. */
    private static @Nullable Known ofState(@Nullable String state, String cause) {
        if (state == null) {
            return cause.contains("Connection is not available") ? busy(2, cause) : null;
        }
        return switch (state) {
            // unique_violation, foreign_key_violation, exclusion_violation: somebody else was first
            case "23505", "23503", "23P01" -> new Known(KernelProblem.CHANGED_MEANWHILE, Map.of(), cause);
            // serialization_failure, deadlock_detected, lock_not_available
            case "40001", "40P01", "55P03" -> busy(1, cause);
            // query_canceled: it ran into its time limit
            case "57014" -> new Known(HttpProblem.TOOK_TOO_LONG, Map.of("retryAfter", 10), cause);
            default ->
                switch (state.substring(0, Math.min(2, state.length()))) {
                    // data_exception: a value that no column takes, for example a NUL or a date before the flood
                    case "22" -> new Known(KernelProblem.INVALID_REQUEST, Map.of(), cause);
                    // connection_exception, insufficient_resources, operator_intervention
                    case "08", "53", "57" -> busy(5, cause);
                    default -> null;
                };
        };
    }

    private static Known busy(int seconds, String cause) {
        return new Known(HttpProblem.BUSY, Map.of("retryAfter", seconds), cause);
    }

    static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return find(failure, type) != null;
    }

    /** The first of a type along the causes. */
    static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        Throwable at = failure;
        for (int i = 0; at != null && i < CAUSES_MAX; i++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}

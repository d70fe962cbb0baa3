package shaopao.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction writes besides its proper business, such as the record of the act: kept until just before the
 * commit and then sent together in one round trip. Nobody reads such rows within the transaction, and each trip costs
 * both sides about as much as the row itself.
 */
@Component
public class LastWrites {

    /** No more together, so that there are few texts of statements to prepare. */
    private static final int WRITES_MAX = 8;

    private final JdbcOperations jdbc;

    LastWrites(NamedParameterJdbcOperations operations) {
        this.jdbc = operations.getJdbcOperations();
    }

    /** One insert, update or delete, with a question mark for each value. */
    private record Write(String sql, List<@Nullable Object> values) {}

    /**
     * Owes a write to the transaction that runs; without one it is done at once.
     *
     * @param sql one statement without a semicolon, its values written as question marks
     * @param values bound as everywhere; an {@code Optional} may be empty, then cast its place ({@code ?::uuid})
     */
    public void add(String sql, Object... values) {
        List<@Nullable Object> bound = new ArrayList<>(values.length);
        for (Object value : values) {
            bound.add(BoundJdbcTemplate.bind(value));
        }
        Write write = new Write(sql, bound);
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            send(List.of(write));
            return;
        }
        Owed owed = owed();
        owed.writes.add(write);
        if (owed.paid || owed.writes.size() >= WRITES_MAX) {
            owed.pay();
        }
    }

    private Owed owed() {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Owed owed && owed.to().equals(this)) {
                return owed;
            }
        }
        Owed owed = new Owed();
        TransactionSynchronizationManager.registerSynchronization(owed);
        return owed;
    }

    private void send(List<Write> writes) {
        String sql = String.join(";", writes.stream().map(Write::sql).toList());
        jdbc.execute(sql, (PreparedStatement statement) -> {
            int place = 1;
            for (Write write : writes) {
                for (Object value : write.values()) {
                    set(statement, place++, value);
                }
            }
            statement.execute();
            return writes.size();
        });
    }

    private static void set(PreparedStatement statement, int place, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(place, java.sql.Types.NULL);
        } else if (value instanceof SqlTypeValue array) {
            array.setTypeValue(statement, place, java.sql.Types.ARRAY, null);
        } else {
            statement.setObject(place, value);
        }
    }

    /** What one transaction still has to write. */
    private final class Owed implements TransactionSynchronization {

        private final List<Write> writes = new ArrayList<>();

        /** What comes after the last word goes at once. */
        private boolean paid;

        private LastWrites to() {
            return LastWrites.this;
        }

        private void pay() {
            if (!writes.isEmpty()) {
                List<Write> due = List.copyOf(writes);
                writes.clear();
                send(due);
            }
        }

        /** Last of all that happens before the commit. */
        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            pay();
            paid = true;
        }
    }
}

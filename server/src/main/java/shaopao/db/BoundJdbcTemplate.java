package shaopao.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementCreatorFactory;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import shaopao.kernel.Id;

/**
 * Binds the types we think in: an {@link Id} as uuid, an {@link Instant} as timestamptz, an enum by name, an {@link
 * Optional} as value or null, and a collection as one array (write {@code = any(:ids)}, so that the statement text
 * never varies).
 */
final class BoundJdbcTemplate extends NamedParameterJdbcTemplate {

    private static final Instant FIRST = LocalDateTime.MIN.toInstant(ZoneOffset.UTC);
    private static final Instant LAST = LocalDateTime.MAX.toInstant(ZoneOffset.UTC);

    BoundJdbcTemplate(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected PreparedStatementCreator getPreparedStatementCreator(
            String sql, SqlParameterSource source, @Nullable Consumer<PreparedStatementCreatorFactory> customizer) {
        return super.getPreparedStatementCreator(sql, new Bound(source), customizer);
    }

    private record Bound(SqlParameterSource source) implements SqlParameterSource {

        @Override
        public boolean hasValue(String name) {
            return source.hasValue(name);
        }

        @Override
        public @Nullable Object getValue(String name) {
            return bind(source.getValue(name));
        }

        @Override
        public int getSqlType(String name) {
            return source.getSqlType(name);
        }

        @Override
        public @Nullable String getTypeName(String name) {
            return source.getTypeName(name);
        }
    }

    static @Nullable Object bind(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Id id -> id.value();
            case Instant instant -> moment(instant);
            case Enum<?> constant -> constant.name();
            case Optional<?> optional -> bind(optional.orElse(null));
            case Collection<?> many ->
                new ArrayValue(many.stream()
                        .map(one -> Objects.requireNonNull(bind(one)))
                        .toList());
            default -> value;
        };
    }

    /** What lies before all dates or after them is infinitely far away. */
    private static OffsetDateTime moment(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return OffsetDateTime.MIN;
        }
        return instant.isAfter(LAST) ? OffsetDateTime.MAX : instant.atOffset(ZoneOffset.UTC);
    }

    /** One SQL array; its type follows the first element, and an empty one fits any type. */
    private record ArrayValue(List<Object> elements) implements SqlTypeValue {

        @Override
        public void setTypeValue(PreparedStatement statement, int index, int sqlType, @Nullable String typeName)
                throws SQLException {
            if (elements.isEmpty()) {
                statement.setObject(index, "{}", java.sql.Types.OTHER);
                return;
            }
            // An array of the very type goes to the server in binary, which it need not parse
            Object[] typed = switch (elements.getFirst()) {
                case Integer _ -> elements.toArray(Integer[]::new);
                case Long _ -> elements.toArray(Long[]::new);
                case Boolean _ -> elements.toArray(Boolean[]::new);
                case String _ -> elements.toArray(String[]::new);
                default -> elements.toArray();
            };
            statement.setArray(index, statement.getConnection().createArrayOf(type(elements.getFirst()), typed));
        }

        private static String type(Object element) {
            return switch (element) {
                case UUID _ -> "uuid";
                case Integer _ -> "int4";
                case Long _ -> "int8";
                case Boolean _ -> "bool";
                case java.time.LocalDate _ -> "date";
                default -> "text";
            };
        }
    }
}

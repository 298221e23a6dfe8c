package modelport.server.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** One row of an answer, read by the names of its columns; a missing value where none may be is a bug. */
public final class Row {
    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    public UUID uuid(String column) {
        return required(column, UUID.class);
    }

    public Optional<UUID> findUuid(String column) {
        return Optional.ofNullable(value(column, UUID.class));
    }

    public String text(String column) {
        return Objects.requireNonNull(nullableText(column), column);
    }

    public Optional<String> findText(String column) {
        return Optional.ofNullable(nullableText(column));
    }

    public Instant instant(String column) {
        return required(column, OffsetDateTime.class).toInstant();
    }

    public Optional<Instant> findInstant(String column) {
        return Optional.ofNullable(value(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    public long number(String column) {
        return required(column, Long.class);
    }

    public Optional<Long> findNumber(String column) {
        return Optional.ofNullable(value(column, Long.class));
    }

    public int integer(String column) {
        return required(column, Integer.class);
    }

    public double real(String column) {
        return required(column, Double.class);
    }

    public Optional<Double> findReal(String column) {
        return Optional.ofNullable(value(column, Double.class));
    }

    public boolean bool(String column) {
        return required(column, Boolean.class);
    }

    public byte[] bytes(String column) {
        try {
            return results.getBytes(column);
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }

    /** A {@code bigint[]} column. */
    public long[] numbers(String column) {
        try {
            Long[] boxed = (Long[]) results.getArray(column).getArray();
            long[] numbers = new long[boxed.length];
            for (int i = 0; i < boxed.length; i++) {
                numbers[i] = boxed[i];
            }
            return numbers;
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }

    public <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    public <T> T json(String column, Class<T> type) {
        return Json.read(text(column), type);
    }

    public <T> T json(String column, TypeReference<T> type) {
        return Json.read(text(column), type);
    }

    public <T> Optional<T> findJson(String column, Class<T> type) {
        return Json.readOptional(nullableText(column), type);
    }

    private @Nullable String nullableText(String column) {
        try {
            return results.getString(column);
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }

    private <T> T required(String column, Class<T> type) {
        return Objects.requireNonNull(value(column, type), column);
    }

    private <T> @Nullable T value(String column, Class<T> type) {
        try {
            return results.getObject(column, type);
        } catch (SQLException e) {
            throw new SqlException(e);
        }
    }
}

package modelport.server.database;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on the connection of the transaction that the caller has begun, so that rows with and without entities
 * commit together. Arguments fill the question marks in order: texts, numbers, booleans, {@link java.util.UUID},
 * {@link Instant}, enums by name, {@link Json}, {@code byte[]}, {@code long[]} and null.
 */
@Singleton
public class Sql {
    private final EntityManager entities;

    Sql(EntityManager entities) {
        this.entities = entities;
    }

    /** Runs a statement and returns how many rows it touched. */
    public int update(String sql, @Nullable Object... arguments) {
        return work(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, arguments)) {
                return statement.executeUpdate();
            }
        });
    }

    /** All rows of an answer; the statement may also be one that changes rows and returns them. */
    public <T> List<T> query(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        return work(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, arguments);
                    ResultSet results = statement.executeQuery()) {
                var items = new ArrayList<T>();
                var row = new Row(results);
                while (results.next()) {
                    items.add(mapper.apply(row));
                }
                return items;
            }
        });
    }

    /** The first row of an answer. */
    public <T> Optional<T> first(String sql, Function<Row, T> mapper, @Nullable Object... arguments) {
        return query(sql, mapper, arguments).stream().findFirst();
    }

    private <T> T work(ReturningWork<T> work) {
        // What entities have changed so far must be seen by the statement.
        entities.flush();
        return entities.unwrap(Session.class).doReturningWork(connection -> {
            try {
                return work.execute(connection);
            } catch (SQLException e) {
                throw new SqlException(e);
            }
        });
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object[] arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            bind(statement, i + 1, arguments[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object argument) throws SQLException {
        switch (argument) {
            case null -> statement.setNull(index, Types.NULL);
            case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
            case Enum<?> constant -> statement.setString(index, constant.name());
            case Json json -> statement.setObject(index, json.text(), Types.OTHER);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case long[] numbers ->
                statement.setArray(
                        index,
                        statement
                                .getConnection()
                                .createArrayOf(
                                        "bigint", Arrays.stream(numbers).boxed().toArray()));
            default -> statement.setObject(index, argument);
        }
    }
}

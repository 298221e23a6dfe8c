package modelport.server.database;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value for a {@code jsonb} column.
 *
 * @param value what Jackson can write
 */
public record Json(Object value) {
    /** How everything in {@code jsonb} columns is read and written. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Rows from before a list was thought of have none of it.
            .withConfigOverride(
                    List.class, lists -> lists.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    /** For a column that can be null. */
    public static @Nullable Json ofNullable(@Nullable Object value) {
        return value == null ? null : new Json(value);
    }

    public String text() {
        return MAPPER.writeValueAsString(value);
    }

    /** Reads what a {@code jsonb} column holds. */
    public static <T> T read(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    /** Reads what a {@code jsonb} column holds. */
    public static <T> T read(String text, TypeReference<T> type) {
        return MAPPER.readValue(text, type);
    }

    /** Reads what a {@code jsonb} column holds that can be null. */
    public static <T> Optional<T> readOptional(@Nullable String text, Class<T> type) {
        return Optional.ofNullable(text).map(present -> MAPPER.readValue(present, type));
    }
}

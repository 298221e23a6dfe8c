package modelport.processing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What make.py has written beside the tests. */
public final class Numbers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Numbers() {}

    public static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(Numbers.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String name) {
        return JSON.readTree(bytes(name));
    }

    public static double[] doubles(JsonNode list) {
        var values = new double[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = list.get(i).asDouble();
        }
        return values;
    }
}

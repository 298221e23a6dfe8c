package modelport.gateway.protocol;

import java.nio.FloatBuffer;
import java.util.Optional;
import modelport.contract.registry.DataType;
import modelport.gateway.Refusal;
import modelport.gateway.json.JsonReader;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;

/**
 * The short way from JSON to rows of FP32: no object per number. Whatever is not exactly rows of the right width is
 * left to the long way, which also knows how to say what is wrong.
 */
final class FloatRows {
    /** Not rows as they should be. */
    static final int NONE = -1;

    private FloatRows() {}

    /** Reads nested rows into {@code into}, from row {@code first} on; their number, or {@link #NONE}. */
    static int nested(JsonReader json, FloatBuffer into, int first, int maxRows, int width) {
        int at = first * width;
        int count = 0;
        json.expect('[');
        do {
            if (count == maxRows || !json.accept('[')) {
                return NONE;
            }
            at = values(json, into, at, width);
            if (at < 0 || !json.accept(']')) {
                return NONE;
            }
            count++;
        } while (json.accept(','));
        return json.accept(']') ? count : NONE;
    }

    /** Reads {@code rows} rows that lie flat in one list; whether they are there. */
    static boolean flat(JsonReader json, FloatBuffer into, int first, int rows, int width) {
        return json.accept('[') && values(json, into, first * width, rows * width) >= 0 && json.accept(']');
    }

    /** Reads all rows of a list that may be long, nested or flat, into a tensor of its own. */
    static Optional<Tensor> tensor(JsonReader json, int width, int maxValues) {
        int from = json.position();
        int capacity = Math.max(json.countCommas(maxValues) + 1, width);
        if (capacity > maxValues) {
            return Optional.empty();
        }
        try {
            var values = new float[capacity];
            int rows = nested(json, FloatBuffer.wrap(values), 0, capacity / width, width);
            if (rows > 0) {
                NumberTensor tensor = Tensor.allocate(DataType.FP32, rows, width);
                tensor.floats().put(values, 0, rows * width);
                return Optional.of(tensor);
            }
        } catch (Refusal _) {
            // The long way will say it in its own words.
        }
        json.seek(from);
        return Optional.empty();
    }

    private static int values(JsonReader json, FloatBuffer into, int from, int count) {
        for (int at = from; at < from + count; at++) {
            if (at > from && !json.accept(',')) {
                return NONE;
            }
            float value = json.floatValue();
            if (!Float.isFinite(value)) {
                return NONE;
            }
            into.put(at, value);
        }
        return from + count;
    }
}

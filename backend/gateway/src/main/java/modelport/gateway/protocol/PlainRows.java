package modelport.gateway.protocol;

import java.util.Optional;
import modelport.contract.registry.DataType;
import modelport.gateway.Refusal;
import modelport.gateway.json.JsonReader;
import modelport.gateway.json.RowNumbers;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;

/**
 * The short way from JSON to rows of FP32 or FP64: no object per number. Whatever is not exactly rows of the right
 * width is left to the long way, which also knows how to say what is wrong.
 */
final class PlainRows {
    /** Not rows as they should be. */
    static final int NONE = -1;

    private PlainRows() {}

    /** Reads nested rows into {@code into}, from row {@code first} on; their number, or {@link #NONE}. */
    static int nested(JsonReader json, RowNumbers into, int first, int maxRows, int width) {
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
    static boolean flat(JsonReader json, RowNumbers into, int first, int rows, int width) {
        return json.accept('[') && values(json, into, first * width, rows * width) >= 0 && json.accept(']');
    }

    /** Reads all rows of a list that may be long, nested or flat, into a tensor of its own. */
    static Optional<Tensor> tensor(JsonReader json, DataType type, int width, int maxValues) {
        int from = json.position();
        int capacity = Math.max(json.countCommas(maxValues) + 1, width);
        if (capacity > maxValues) {
            return Optional.empty();
        }
        try {
            NumberTensor room = Tensor.allocate(type, capacity / width, width);
            int rows = nested(json, RowNumbers.in(room), 0, capacity / width, width);
            if (rows > 0) {
                return Optional.of(room.slice(0, rows));
            }
        } catch (Refusal _) {
            // The long way will say it in its own words.
        }
        json.seek(from);
        return Optional.empty();
    }

    private static int values(JsonReader json, RowNumbers into, int from, int count) {
        for (int at = from; at < from + count; at++) {
            if (at > from && !json.accept(',')) {
                return NONE;
            }
            if (!into.put(at, json)) {
                return NONE;
            }
        }
        return from + count;
    }
}

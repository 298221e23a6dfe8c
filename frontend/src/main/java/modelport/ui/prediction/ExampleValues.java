package modelport.ui.prediction;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;

/** Made-up values of one input or output as nested lists of JSON: one row, and a handful where any size goes. */
final class ExampleValues {
    /** More values than these are plain and close together. */
    static final long SHOWN_MOST = 2_048;

    static final long SENT_MOST = 4_000_000;
    private static final int FREE = 4;

    private final TensorSpec spec;
    private final List<String> texts;
    private final boolean plain;
    private final StringBuilder json = new StringBuilder();
    private int at;

    private ExampleValues(TensorSpec spec, List<String> texts) {
        this.spec = spec;
        this.texts = texts;
        this.plain = count(spec) > SHOWN_MOST;
    }

    static String of(TensorSpec spec) {
        return of(spec, List.of("text"));
    }

    /** With these where texts are wanted. */
    static String of(TensorSpec spec, List<String> texts) {
        var values = new ExampleValues(spec, texts);
        values.write(0);
        return values.json.toString();
    }

    /** How many there are; no further than what can be sent. */
    static long count(TensorSpec spec) {
        long count = 1;
        for (int i = 0; i < spec.shape().size(); i++) {
            count *= size(spec, i);
            if (count > SENT_MOST) {
                return count;
            }
        }
        return count;
    }

    /** The value at a place, counted from 0 over all levels. */
    static String value(DataType type, int at) {
        return switch (type) {
            case BOOL -> at % 2 == 0 ? "true" : "false";
            case BYTES -> "\"text\"";
            case FP16, BF16, FP32, FP64 -> String.format(Locale.ROOT, "%.1f", 0.5 + at * 7 % 40 / 10.0);
            case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 -> "1";
        };
    }

    /** A text in the quotes of JSON. */
    static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> switch (c) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    case '\n' -> "\\n";
                    case '\t' -> "\\t";
                    default -> c < ' ' ? String.format(Locale.ROOT, "\\u%04x", c) : String.valueOf((char) c);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }

    private void write(int level) {
        if (level == spec.shape().size()) {
            json.append(next());
            return;
        }
        json.append('[');
        for (long i = 0; i < size(spec, level); i++) {
            json.append(i == 0 ? "" : plain ? "," : ", ");
            write(level + 1);
        }
        json.append(']');
    }

    private String next() {
        int place = at++;
        if (spec.type() == DataType.BYTES) {
            return quoted(texts.get(place % texts.size()));
        }
        return plain && spec.type() != DataType.BOOL ? "0" : value(spec.type(), place);
    }

    /** One row, and a handful where any size goes. */
    private static long size(TensorSpec spec, int level) {
        long size = spec.shape().get(level);
        return size >= 0 ? size : level == 0 ? 1 : FREE;
    }
}

package modelport.ui.prediction;

import java.util.Locale;
import java.util.stream.Collectors;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;

/** A request that a model can answer, made from what it says about its inputs. */
final class ExampleBody {
    /** More values than these are sent without being shown. */
    static final long SHOWN_MOST = 2_048;

    private static final long SENT_MOST = 4_000_000;
    private static final int FREE = 4;

    private ExampleBody() {}

    /** One row. */
    static String of(Signature signature) {
        if (signature.inputs().size() == 1) {
            return "{\"instances\": " + values(signature.inputs().getFirst()) + "}";
        }
        return signature.inputs().stream()
                .map(input -> "  \"" + escape(input.name()) + "\": " + values(input))
                .collect(Collectors.joining(",\n", "{\"inputs\": {\n", "\n}}"));
    }

    /** A request with a text, for models that take texts. */
    static String ofText(String text) {
        return "{\"inputs\": [\"" + escape(text) + "\"]}";
    }

    /** Whether a person can read it. */
    static boolean isSmall(Signature signature) {
        return count(signature) <= SHOWN_MOST;
    }

    /** Whether it can be made at all. */
    static boolean isPossible(Signature signature) {
        return count(signature) <= SENT_MOST;
    }

    private static long count(Signature signature) {
        return signature.inputs().stream().mapToLong(ExampleBody::count).sum();
    }

    private static long count(TensorSpec spec) {
        long count = 1;
        for (int i = 0; i < spec.shape().size(); i++) {
            count *= size(spec, i);
            if (count > SENT_MOST) {
                return count;
            }
        }
        return count;
    }

    private static String values(TensorSpec spec) {
        boolean plain = count(spec) > SHOWN_MOST;
        var text = new StringBuilder();
        write(text, spec, 0, new int[1], plain);
        return text.toString();
    }

    private static void write(StringBuilder text, TensorSpec spec, int level, int[] at, boolean plain) {
        if (level == spec.shape().size()) {
            text.append(value(spec.type(), at[0]++, plain));
            return;
        }
        text.append('[');
        for (long i = 0; i < size(spec, level); i++) {
            text.append(i == 0 ? "" : plain ? "," : ", ");
            write(text, spec, level + 1, at, plain);
        }
        text.append(']');
    }

    /** One row, and a handful where any size goes. */
    private static long size(TensorSpec spec, int level) {
        long size = spec.shape().get(level);
        return size >= 0 ? size : level == 0 ? 1 : FREE;
    }

    private static String value(DataType type, int at, boolean plain) {
        return switch (type) {
            case BOOL -> at % 2 == 0 ? "true" : "false";
            case BYTES -> "\"text\"";
            case FP16, BF16, FP32, FP64 -> plain ? "0" : String.format(Locale.ROOT, "%.1f", 0.5 + at * 7 % 40 / 10.0);
            default -> plain ? "0" : "1";
        };
    }

    private static String escape(String text) {
        return text.chars()
                .mapToObj(c -> switch (c) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    case '\n' -> "\\n";
                    case '\t' -> "\\t";
                    default -> c < ' ' ? String.format(Locale.ROOT, "\\u%04x", c) : String.valueOf((char) c);
                })
                .collect(Collectors.joining());
    }
}

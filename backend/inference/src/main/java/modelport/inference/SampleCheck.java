package modelport.inference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelport.contract.registry.DataType;
import modelport.inference.InferenceException.Fault;
import org.jspecify.annotations.Nullable;

/** Compares what a model answered with what its owner expects. */
final class SampleCheck {
    private static final double TOLERANCE = 1e-4;

    private SampleCheck() {}

    /**
     * Tells the first difference that is too large, if there is one.
     *
     * @return the largest of those that are not, relative where answers are above 1
     */
    static double expect(Map<String, Object> expected, Map<String, Tensor> answers) {
        double largest = 0;
        for (var output : expected.entrySet()) {
            Tensor answer = answers.get(output.getKey());
            if (answer == null) {
                throw InputErrors.unknownOutput(output.getKey(), answers.keySet());
            }
            largest = Math.max(largest, expect(output.getKey(), output.getValue(), answer));
        }
        return largest;
    }

    private static double expect(String name, Object expected, Tensor answer) {
        double largest = 0;
        var wanted = new ArrayList<@Nullable Object>();
        flatten(expected, wanted);
        if (wanted.size() != answer.elements()) {
            throw InferenceException.of(
                    Fault.FILE,
                    "sample-count",
                    "output",
                    name,
                    "expected",
                    String.valueOf(wanted.size()),
                    "found",
                    String.valueOf(answer.elements()));
        }
        int width = Math.max(1, answer.rowElements());
        for (int i = 0; i < wanted.size(); i++) {
            if (!same(wanted.get(i), answer.value(i), answer.type())) {
                throw InferenceException.of(
                        Fault.FILE,
                        "sample-differs",
                        "output",
                        name,
                        "row",
                        String.valueOf(i / width),
                        "expected",
                        String.valueOf(wanted.get(i)),
                        "found",
                        String.valueOf(answer.value(i)),
                        "tolerance",
                        "1e-4");
            }
            largest = Math.max(largest, difference(wanted.get(i), answer.value(i)));
        }
        return largest;
    }

    private static double difference(@Nullable Object wanted, Object found) {
        if (fraction(wanted) instanceof Double expected && found instanceof Number number) {
            double difference = Math.abs(expected - number.doubleValue()) / Math.max(1, Math.abs(expected));
            return Double.isFinite(difference) ? difference : 0;
        }
        return 0;
    }

    private static boolean same(@Nullable Object wanted, Object found, DataType type) {
        return switch (type) {
            case BYTES -> found.equals(wanted);
            case BOOL -> found.equals(wanted) || (wanted instanceof Number number && isOne(number) == (Boolean) found);
            case FP16, BF16, FP32, FP64 -> Invariance.same(fraction(wanted), ((Number) found).doubleValue(), TOLERANCE);
            case UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64 ->
                wanted instanceof Number number
                        && new BigDecimal(number.toString()).compareTo(new BigDecimal(found.toString())) == 0;
        };
    }

    private static boolean isOne(Number number) {
        return number.doubleValue() == 1;
    }

    /** JSON has neither NaN nor infinity: a missing value and their names stand for them. */
    private static Object fraction(@Nullable Object wanted) {
        return switch (wanted) {
            case null -> Double.NaN;
            case Number number -> number.doubleValue();
            case String text when List.of("NaN", "Infinity", "-Infinity").contains(text) -> Double.valueOf(text);
            default -> wanted;
        };
    }

    private static void flatten(@Nullable Object value, List<@Nullable Object> flat) {
        if (value instanceof List<?> list) {
            list.forEach(part -> flatten(part, flat));
        } else {
            flat.add(value);
        }
    }
}

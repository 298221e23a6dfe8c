package modelport.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Whether a row's answer is the same whatever stands beside it in a batch. */
final class Invariance {
    private static final double TOLERANCE = 1e-5;
    private static final int MAX_ROWS = 8;

    private Invariance() {}

    /** Runs rows alone, together, turned round and in pairs; fewer than two rows prove nothing. */
    static boolean holds(TrialRows rows) {
        int count = Math.min(rows.count(), MAX_ROWS);
        if (count < 2) {
            return false;
        }
        try {
            List<Map<String, Tensor>> alone = IntStream.range(0, count)
                    .mapToObj(row -> rows.run(List.of(row)))
                    .toList();
            List<Integer> together = IntStream.range(0, count).boxed().toList();
            return same(rows, together, alone)
                    && same(rows, together.reversed(), alone)
                    && IntStream.range(1, count).allMatch(row -> same(rows, List.of(row, 0), alone))
                    && same(rows, List.of(0, 0, count - 1), alone);
        } catch (InferenceException e) {
            if (e.fault() == InferenceException.Fault.RUN) {
                return false;
            }
            throw e;
        }
    }

    private static boolean same(TrialRows rows, List<Integer> batch, List<Map<String, Tensor>> alone) {
        Map<String, Tensor> answers = rows.run(batch);
        for (var answer : answers.entrySet()) {
            if (answer.getValue().shape().length == 0 || answer.getValue().rows() != batch.size()) {
                return false;
            }
            for (int i = 0; i < batch.size(); i++) {
                Tensor one = Objects.requireNonNull(alone.get(batch.get(i)).get(answer.getKey()));
                if (!covers(answer.getValue().slice(i, i + 1), one)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Beside longer neighbours an answer per token is padded: only what stands there alone counts. */
    private static boolean covers(Tensor together, Tensor alone) {
        long[] wide = together.shape();
        long[] narrow = alone.shape();
        if (wide.length != narrow.length) {
            return false;
        }
        if (together.elements() == alone.elements()) {
            return IntStream.range(0, alone.elements()).allMatch(i -> same(together.value(i), alone.value(i)));
        }
        boolean padded = wide.length >= 2 && wide[0] == 1 && narrow[0] == 1 && wide[1] > narrow[1];
        return padded && covers(together.reshape(tail(wide)).slice(0, (int) narrow[1]), alone.reshape(tail(narrow)));
    }

    private static long[] tail(long[] shape) {
        return Arrays.copyOfRange(shape, 1, shape.length);
    }

    static boolean same(Object a, Object b) {
        return same(a, b, TOLERANCE);
    }

    /** Fractions within the tolerance, absolute and relative; everything else exactly. */
    static boolean same(Object a, Object b, double tolerance) {
        boolean fractions = (a instanceof Float || a instanceof Double) && (b instanceof Float || b instanceof Double);
        if (!fractions) {
            return a.equals(b);
        }
        double x = ((Number) a).doubleValue();
        double y = ((Number) b).doubleValue();
        if (Double.compare(x, y) == 0) {
            return true;
        }
        return Double.isFinite(x)
                && Double.isFinite(y)
                && Math.abs(x - y) <= tolerance + tolerance * Math.max(Math.abs(x), Math.abs(y));
    }
}

package modelport.inference;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;

/**
 * Which of a model's outputs is a row's label, and which has a score for each class; by their places.
 *
 * @param label {@link #NONE} if there is none
 * @param scores {@link #NONE} if there is none
 */
public record OutputRoles(int label, int scores) {
    public static final int NONE = -1;

    /** Of outputs in the model's order, and the classes that its signature names. */
    public static OutputRoles of(List<TensorSpec> outputs, List<String> classes) {
        int label = find(outputs, OutputRoles::isLabel);
        int scores = find(outputs, spec -> isScores(spec, classes.size(), label != NONE));
        return new OutputRoles(scores == NONE && classes.isEmpty() ? NONE : label, scores);
    }

    /** Whether it looks like one label for each row. */
    public static boolean isLabel(TensorSpec spec) {
        boolean discrete = switch (spec.type()) {
            case INT64, INT32, BYTES -> true;
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, FP16, BF16, FP32, FP64 -> false;
        };
        List<Long> shape = spec.shape();
        return discrete && (shape.size() == 1 || (shape.size() == 2 && shape.getLast() == 1));
    }

    private static boolean isScores(TensorSpec spec, int classes, boolean labelled) {
        if ((spec.type() != DataType.FP32 && spec.type() != DataType.FP64)
                || spec.shape().size() != 2) {
            return false;
        }
        long width = spec.shape().getLast();
        if (classes == 0) {
            return labelled && width != 1;
        }
        return width == classes || (width < 0 && labelled) || (width == 1 && classes == 2);
    }

    private static int find(List<TensorSpec> outputs, Predicate<TensorSpec> test) {
        return IntStream.range(0, outputs.size())
                .filter(i -> test.test(outputs.get(i)))
                .findFirst()
                .orElse(NONE);
    }
}

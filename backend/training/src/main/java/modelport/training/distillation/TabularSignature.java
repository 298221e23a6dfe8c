package modelport.training.distillation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;

/**
 * What a model of numbers takes and gives.
 *
 * @param inputs in the model's order; side by side they are the columns of a table
 * @param left names of the outputs that are neither
 */
public record TabularSignature(List<Input> inputs, Answer answer, List<String> left) {
    public TabularSignature {
        inputs = List.copyOf(inputs);
        left = List.copyOf(left);
    }

    /**
     * Columns of a table: [N, sizes...], one behind the other.
     *
     * @param sizes behind the number of rows; none for a single column of shape [N]
     * @param columns their names; empty where nobody knows them
     * @param gaps those in which values may be missing, counted from this input's first
     */
    public record Input(String name, DataType type, List<Long> sizes, List<String> columns, List<Integer> gaps) {
        public Input {
            sizes = List.copyOf(sizes);
            columns = List.copyOf(columns);
            gaps = List.copyOf(gaps);
        }

        /** Columns of which nothing else is known. */
        public static Input of(String name, DataType type, long... sizes) {
            return new Input(name, type, LongStream.of(sizes).boxed().toList(), List.of(), List.of());
        }

        /** Number of columns. */
        public int width() {
            return Math.toIntExact(sizes.stream().reduce(1L, Math::multiplyExact));
        }
    }

    /** An output's name and type. */
    public record Output(String name, DataType type) {}

    /** What is asked of the model. */
    public sealed interface Answer {
        /** How many numbers the teacher says of each row. */
        int width();
    }

    /**
     * One of some classes.
     *
     * @param labels outputs with the chosen class; none or one
     * @param probabilities the output with a probability for each class, or for the second of two only
     */
    public record Classes(List<Output> labels, Output probabilities, int width, List<String> classes)
            implements Answer {
        public Classes {
            labels = List.copyOf(labels);
            classes = List.copyOf(classes);
        }
    }

    /** Numbers: [N, width], or [N] if {@code flat}. */
    public record Values(Output output, int width, boolean flat) implements Answer {}

    /** Number of columns. */
    public int columns() {
        return inputs.stream().mapToInt(Input::width).sum();
    }

    /** Columns in which values may be missing. */
    Set<Integer> gaps() {
        Set<Integer> gaps = new HashSet<>();
        int from = 0;
        for (Input input : inputs) {
            for (int gap : input.gaps()) {
                gaps.add(from + gap);
            }
            from += input.width();
        }
        return gaps;
    }

    /** A name for each column: its own, or its input's, or else its place in the input. */
    List<String> names() {
        return inputs.stream()
                .flatMap(input -> IntStream.range(0, input.width()).mapToObj(column -> name(input, column)))
                .toList();
    }

    private static String name(Input input, int column) {
        if (input.columns().size() == input.width()) {
            return input.columns().get(column);
        }
        return input.width() == 1 ? input.name() : "x" + column;
    }

    /**
     * That of a model.
     *
     * @throws modelport.onnx.RefusedException if it takes other things than a fixed number of columns, or gives what no
     *     student can learn
     */
    public static TabularSignature of(Signature signature) {
        return TabularSignatures.of(signature);
    }
}

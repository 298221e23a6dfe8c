package modelport.processing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;
import org.jspecify.annotations.Nullable;

/** Takes outputs apart. */
public final class Vectors {
    private static final double SMALLEST = 1e-12;

    private Vectors() {}

    /** One row of every output. */
    public static Map<String, Tensor> row(Map<String, Tensor> outputs, int row) {
        var part = new LinkedHashMap<String, Tensor>();
        outputs.forEach((name, tensor) -> part.put(name, tensor.slice(row, row + 1)));
        return part;
    }

    /** The first output of numbers. */
    public static NumberTensor first(Map<String, Tensor> outputs) {
        return outputs.values().stream()
                .filter(NumberTensor.class::isInstance)
                .map(NumberTensor.class::cast)
                .findFirst()
                .orElseThrow(() -> Faults.file("no-numbers"));
    }

    /** The named output, or the first. */
    public static NumberTensor named(Map<String, Tensor> outputs, @Nullable String name) {
        if (name == null) {
            return first(outputs);
        }
        if (outputs.get(name) instanceof NumberTensor numbers) {
            return numbers;
        }
        throw Faults.file("no-output", "output", name);
    }

    /** All values of an output of one row. */
    public static double[] scores(Map<String, Tensor> outputs, @Nullable String name) {
        NumberTensor tensor = named(outputs, name);
        return Probabilities.row(tensor, 0, tensor.elements());
    }

    /** A vector as answers say it. */
    public static List<Object> told(NumberTensor tensor, boolean normalize) {
        double squares = 0;
        for (int i = 0; i < tensor.elements(); i++) {
            squares += tensor.number(i) * tensor.number(i);
        }
        double length = normalize ? Math.max(Math.sqrt(squares), SMALLEST) : 1;
        var told = new ArrayList<Object>(tensor.elements());
        for (int i = 0; i < tensor.elements(); i++) {
            told.add((float) (tensor.number(i) / length));
        }
        return told;
    }

    /** How alike two vectors are, from -1 to 1. */
    public static double cosine(NumberTensor one, NumberTensor other) {
        double both = 0;
        double ones = 0;
        double others = 0;
        for (int i = 0; i < one.elements(); i++) {
            both += one.number(i) * other.number(i);
            ones += one.number(i) * one.number(i);
            others += other.number(i) * other.number(i);
        }
        return both / Math.max(Math.sqrt(ones * others), SMALLEST);
    }
}

package modelport.processing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.contract.processing.Activation;
import modelport.contract.processing.LabelAnswer;
import modelport.inference.NumberTensor;

/** Scores as probabilities, and the likeliest of them. */
public final class Probabilities {
    private Probabilities() {}

    /** One row of a tensor of scores. */
    public static double[] row(NumberTensor tensor, int row, int width) {
        return IntStream.range(row * width, (row + 1) * width)
                .mapToDouble(tensor::number)
                .toArray();
    }

    public static double[] softmax(double[] scores) {
        double most = Arrays.stream(scores).max().orElse(0);
        double[] shares =
                Arrays.stream(scores).map(score -> Math.exp(score - most)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    public static double[] of(Activation activation, double[] scores) {
        return switch (activation) {
            case NONE -> scores;
            case SOFTMAX -> softmax(scores);
            case SIGMOID ->
                Arrays.stream(scores).map(score -> 1 / (1 + Math.exp(-score))).toArray();
        };
    }

    /** The numbers of the highest values, the highest first. */
    public static List<Integer> highest(double[] values, int count) {
        var order = new ArrayList<>(IntStream.range(0, values.length).boxed().toList());
        order.sort(Comparator.<Integer>comparingDouble(i -> values[i]).reversed());
        return order.subList(0, Math.min(count, order.size()));
    }

    /** What {@code how} tells of a row of scores. */
    public static List<Object> labels(LabelAnswer how, List<String> labels, double[] scores) {
        double[] all = scores.length == 1 && labels.size() == 2
                ? two(how.activation(), scores[0])
                : of(how.activation(), scores);
        if (!labels.isEmpty() && labels.size() != all.length) {
            throw Faults.file(
                    "labels-differ", "labels", Integer.toString(labels.size()), "scores", Integer.toString(all.length));
        }
        return highest(all, how.topK()).stream()
                .filter(i -> all[i] >= how.threshold())
                .map(i -> (Object) label(labels.isEmpty() ? Integer.toString(i) : labels.get(i), all[i]))
                .toList();
    }

    /** A single score speaks for the second label. */
    private static double[] two(Activation activation, double score) {
        double second = activation == Activation.NONE ? score : 1 / (1 + Math.exp(-score));
        return new double[] {1 - second, second};
    }

    static Map<String, Object> label(String label, double score) {
        var told = new LinkedHashMap<String, Object>();
        told.put("label", label);
        told.put("score", score);
        return told;
    }
}

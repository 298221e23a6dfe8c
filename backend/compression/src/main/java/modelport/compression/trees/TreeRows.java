package modelport.compression.trees;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;

/**
 * Rows as a forest sees them, with only the columns that it tests. Of more rows than fit, every second, every fourth
 * and so on is kept, so that all parts of the data are there.
 */
final class TreeRows {
    private final Map<Integer, Integer> places = new HashMap<>();
    private final List<double[]> rows = new ArrayList<>();
    private final List<double[]> sums = new ArrayList<>();

    TreeRows(Collection<Integer> features) {
        features.stream().sorted().forEach(feature -> places.put(feature, places.size()));
    }

    /**
     * Adds rows.
     *
     * @param inputs of shape [N, features]
     * @param outputs what the model itself computes for these rows
     */
    void add(Tensor inputs, Tensor outputs) {
        var numbers = (NumberTensor) inputs;
        int width = numbers.rowElements();
        for (int row = 0; row < numbers.rows(); row++) {
            rows.add(columns(numbers, row * width));
            sums.add(all((NumberTensor) outputs, row, numbers.rows()));
        }
    }

    private double[] columns(NumberTensor numbers, int start) {
        var row = new double[places.size()];
        places.forEach((feature, place) -> row[place] = numbers.number(start + feature));
        return row;
    }

    private static double[] all(NumberTensor outputs, int row, int rows) {
        int width = outputs.elements() / rows;
        var values = new double[width];
        for (int i = 0; i < width; i++) {
            values[i] = outputs.number(row * width + i);
        }
        return values;
    }

    int count() {
        return rows.size();
    }

    double value(int row, int feature) {
        return rows.get(row)[Objects.requireNonNull(places.get(feature))];
    }

    /** What the model computes for a row. */
    double[] sums(int row) {
        return sums.get(row);
    }
}

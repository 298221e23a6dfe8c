package modelport.formats.sklearn.svm;

import java.util.ArrayList;
import java.util.List;
import modelport.formats.sklearn.Matrix;

/** All pairs of classes, in libsvm's order: (0, 1), (0, 2), ..., (1, 2), ... */
public record Pairs(int classes) {
    /** A pair; {@code first} is smaller. */
    record Pair(int first, int second) {}

    List<Pair> all() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                pairs.add(new Pair(i, j));
            }
        }
        return pairs;
    }

    /** One row for each pair, with these numbers in the columns of its first and its second class. */
    Matrix sides(double first, double second) {
        List<Pair> pairs = all();
        double[] values = new double[pairs.size() * classes];
        for (int row = 0; row < pairs.size(); row++) {
            values[row * classes + pairs.get(row).first()] = first;
            values[row * classes + pairs.get(row).second()] = second;
        }
        return new Matrix(values, pairs.size(), classes);
    }
}

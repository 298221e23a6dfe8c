package modelport.formats.sklearn.ensemble;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Where the classes of an ensemble's member stand among all classes of the ensemble. */
final class Places {
    private Places() {}

    /** For each of the member's classes the index of the same label; -1 where there is none. */
    static int[] among(Classes own, Classes all) {
        return own.labels().stream()
                .mapToInt(label -> indexOf(label, all.labels()))
                .toArray();
    }

    private static int indexOf(PyValue label, List<PyValue> labels) {
        return IntStream.range(0, labels.size())
                .filter(i -> same(label, labels.get(i)))
                .findFirst()
                .orElse(-1);
    }

    private static boolean same(PyValue left, PyValue right) {
        Optional<Double> number = Values.number(left);
        return left.equals(right) || (number.isPresent() && number.equals(Values.number(right)));
    }

    /** The same where the member has learnt the indexes of labels instead of these. */
    static int[] encoded(Estimator ensemble, Classes own, int count) {
        return own.labels().stream()
                .mapToInt(label -> Values.number(label)
                        .filter(index -> index >= 0 && index < count && index == Math.rint(index))
                        .orElseThrow(() -> ensemble.unexpected("estimators_"))
                        .intValue())
                .toArray();
    }

    /** The weight in the column of the chosen class, and zeros in all others: of shape [N, count]. */
    static Value votes(Graph graph, int[] places, int count, double weight, Value chosen) {
        double[] table = new double[places.length * count];
        for (int i = 0; i < places.length; i++) {
            table[i * count + places[i]] = weight;
        }
        return graph.gather(graph.doubles(table, places.length, count), chosen, 0);
    }

    /** The columns of a member's classes at the places of these: of shape [N, count]. */
    static Value spread(Graph graph, int[] places, int count, Value columns) {
        if (isIdentity(places, count)) {
            return columns;
        }
        double[] table = new double[places.length * count];
        for (int i = 0; i < places.length; i++) {
            table[i * count + places[i]] = 1;
        }
        return graph.matMul(columns, graph.doubles(table, places.length, count));
    }

    private static boolean isIdentity(int[] places, int count) {
        return places.length == count && IntStream.range(0, count).allMatch(i -> places[i] == i);
    }
}

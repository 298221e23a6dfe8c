package modelport.formats.sklearn.preprocessing;

import java.util.List;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;

/** Attributes with one item for each column. */
final class PerColumn {
    private PerColumn() {}

    /** One number for each column. */
    static double[] numbers(Estimator estimator, String attribute, Table rows) {
        double[] numbers = estimator.vector(attribute);
        if (numbers.length != rows.width()) {
            throw estimator.unexpected(attribute);
        }
        return numbers;
    }

    /** One value for each column. */
    static List<PyValue> items(Estimator estimator, String attribute, Table rows) {
        List<PyValue> items = estimator.items(attribute);
        if (items.size() != rows.width()) {
            throw estimator.unexpected(attribute);
        }
        return items;
    }
}

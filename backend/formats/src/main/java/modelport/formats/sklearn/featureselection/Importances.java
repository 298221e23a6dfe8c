package modelport.formats.sklearn.featureselection;

import java.util.Arrays;
import java.util.List;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Values;

/**
 * How important columns are to an estimator: one row of numbers, or one for each of several targets.
 *
 * @param isVector whether scikit-learn has a vector and not a matrix of one row
 */
record Importances(Matrix values, boolean isVector) {
    static Importances of(Estimator model, String getter) {
        if (getter.equals("auto")) {
            return attribute(model, model.has("coef_") ? "coef_" : automatic(model));
        }
        Estimator owner = model;
        String[] path = getter.split("\\.", -1);
        for (int i = 0; i < path.length - 1; i++) {
            owner = path[i].equals("named_steps") ? step(owner, path[++i]) : owner.child(path[i]);
        }
        return attribute(owner, path[path.length - 1]);
    }

    private static String automatic(Estimator model) {
        return model.has("dual_coef_") ? "coef_" : "feature_importances_";
    }

    private static Estimator step(Estimator pipeline, String name) {
        for (PyValue step : pipeline.items("steps")) {
            List<PyValue> parts = Values.items(step).orElseThrow(() -> pipeline.unexpected("steps"));
            if (parts.size() == 2 && parts.getFirst().equals(new PyValue.Text(name))) {
                return pipeline.child(parts.get(1), "steps");
            }
        }
        throw pipeline.unexpected("steps");
    }

    private static Importances attribute(Estimator model, String attribute) {
        if (model.has(attribute)) {
            boolean vector = Values.array(model.get(attribute))
                    .map(array -> array.axes() == 1)
                    .orElse(false);
            return new Importances(model.matrix(attribute), vector);
        }
        return switch (attribute) {
            case "coef_" -> new Importances(LinearMachines.coefficients(model), false);
            case "feature_importances_" -> {
                double[] importances = TreeImportances.of(model);
                yield new Importances(new Matrix(importances, 1, importances.length), true);
            }
            default -> throw model.unexpected(attribute);
        };
    }

    /** One number for each column: its size, or the norm of its numbers for all targets. */
    double[] lengths(double order) {
        double[] lengths = new double[values.columns()];
        Arrays.setAll(
                lengths, column -> isVector ? Math.abs(values.at(0, column)) : norm(values.column(column), order));
        return lengths;
    }

    private static double norm(double[] values, double order) {
        double sum = 0;
        for (double value : values) {
            double size = Math.abs(value);
            if (Double.isInfinite(order)) {
                sum = order > 0 ? Math.max(sum, size) : sum;
            } else {
                sum += order == 1 ? size : order == 2 ? size * size : Math.pow(size, order);
            }
        }
        if (order < 0 && Double.isInfinite(order)) {
            return Arrays.stream(values).map(Math::abs).min().orElse(0);
        }
        return order == 1 || Double.isInfinite(order) ? sum : order == 2 ? Math.sqrt(sum) : Math.pow(sum, 1 / order);
    }
}

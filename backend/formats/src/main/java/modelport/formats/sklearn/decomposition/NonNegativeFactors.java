package modelport.formats.sklearn.decomposition;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Guard;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * {@code NMF} and {@code MiniBatchNMF}: rows as sums of components, none of them negative. All rows that are given at
 * once decide together how many rounds there are.
 */
public final class NonNegativeFactors {
    private static final String MODULE = "sklearn.decomposition._nmf.";

    private NonNegativeFactors() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "NMF", NonNegativeFactors::factors,
                MODULE + "MiniBatchNMF", NonNegativeFactors::miniBatch);
    }

    private static Answers factors(Estimator estimator, Table rows, Scope scope) {
        return Answers.of(estimator).table(() -> {
            if (!estimator.is("solver", "cd")) {
                throw estimator.unsupported("solver", estimator.text("solver"));
            }
            if (estimator.flag("shuffle", false)) {
                throw estimator.unsupported("shuffle", "True");
            }
            Matrix components = estimator.matrix("components_");
            var descent = new CoordinateDescent(
                    scope.graph(),
                    components,
                    Penalty.of(estimator, components.columns()),
                    estimator.number("tol"),
                    estimator.integer("max_iter"));
            return table(scope, descent.of(counts(rows, scope)), components);
        });
    }

    private static Answers miniBatch(Estimator estimator, Table rows, Scope scope) {
        return Answers.of(estimator).table(() -> {
            if (!estimator.is("beta_loss", "frobenius")) {
                throw estimator.unsupported("beta_loss", String.valueOf(estimator.get("beta_loss")));
            }
            Matrix components = estimator.matrix("components_");
            String rounds = estimator.has("transform_max_iter") ? "transform_max_iter" : "max_iter";
            var updates = new MultiplicativeUpdates(
                    scope.graph(),
                    components,
                    Penalty.of(estimator, components.columns()),
                    estimator.number("tol"),
                    estimator.integer(rounds));
            return table(scope, updates.of(counts(rows, scope)), components);
        });
    }

    private static Value counts(Table rows, Scope scope) {
        Graph graph = scope.graph();
        Value x = rows.numbers();
        return Guard.expectLarger(graph, rows, x, graph.less(x, graph.number(0)));
    }

    private static Table table(Scope scope, Value weights, Matrix components) {
        scope.rowsBelongTogether();
        return Table.of(scope.graph(), weights, components.rows());
    }

    /** What is added for each component that a row has, and for the square of how much. */
    record Penalty(double linear, double square) {
        /** Since 1.0, by the number of columns; before, one parameter counted for both factors. */
        static Penalty of(Estimator estimator, int columns) {
            boolean apart = estimator.has("alpha_W");
            if (apart
                    && estimator.has("alpha")
                    && !estimator.is("alpha", "deprecated")
                    && estimator.number("alpha") != 0) {
                throw estimator.unsupported("alpha", String.valueOf(estimator.number("alpha")));
            }
            double alpha = apart ? columns * estimator.number("alpha_W") : old(estimator);
            double ratio = estimator.number("l1_ratio");
            return new Penalty(alpha * ratio, alpha * (1 - ratio));
        }

        private static double old(Estimator estimator) {
            String regularized = estimator.text("regularization", estimator.has("regularization") ? "" : "both");
            boolean rows = regularized.equals("both") || regularized.equals("transformation");
            return rows ? estimator.number("alpha") : 0;
        }
    }
}

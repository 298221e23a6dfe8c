package modelport.formats.sklearn.featureselection;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.onnx.build.Graph;

/** Selectors that have learnt which columns to keep: {@code RFE}, {@code SequentialFeatureSelector} and others. */
public final class Selectors {
    private static final String MODULE = "sklearn.feature_selection.";

    private Selectors() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "_variance_threshold.VarianceThreshold",
                Transform.of(Selectors::variance),
                MODULE + "_sequential.SequentialFeatureSelector",
                Transform.of(Selectors::supported),
                MODULE + "_rfe.RFE",
                Selectors::eliminating,
                MODULE + "_rfe.RFECV",
                Selectors::eliminating);
    }

    private static Table variance(Estimator selector, Table rows, Graph graph) {
        double[] variances = selector.vector("variances_");
        boolean[] mask = new boolean[variances.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = variances[i] > selector.number("threshold");
        }
        return Selection.of(selector, mask, rows, graph);
    }

    private static Table supported(Estimator selector, Table rows, Graph graph) {
        return Selection.of(selector, Selection.mask(selector, "support_"), rows, graph);
    }

    /** Answers with the estimator that was fitted last, on the columns that it was fitted on. */
    private static Answers eliminating(Estimator selector, Table rows, Scope scope) {
        Table kept = supported(selector, rows, scope.graph());
        return scope.convert(selector.child("estimator_"), kept).table(() -> kept);
    }
}

package modelport.formats.sklearn.boosting;

import java.util.List;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Steps of a pipeline whose results are sparse matrices. XGBoost takes the zeros that such a matrix leaves out for
 * missing; everybody else sees zeros.
 */
public final class SparseRows {
    private SparseRows() {}

    /** Whether a step gives a sparse matrix of what is one already or is none. */
    public static boolean after(Estimator step, boolean before) {
        return switch (step.name()) {
            case "ColumnTransformer" -> step.flag("sparse_output_", false);
            case "OneHotEncoder" -> step.flag(step.has("sparse_output") ? "sparse_output" : "sparse");
            case "KBinsDiscretizer" -> step.is("encode", "onehot");
            case "CountVectorizer", "TfidfVectorizer", "HashingVectorizer", "TfidfTransformer" -> true;
            case "DictVectorizer", "LabelBinarizer" -> step.flag("sparse", false) || step.flag("sparse_output", false);
            case "FeatureUnion" -> any(step, "transformer_list", before);
            case "Pipeline" -> last(step, before);
            case "StandardScaler",
                    "MaxAbsScaler",
                    "RobustScaler",
                    "Normalizer",
                    "Binarizer",
                    "SelectKBest",
                    "SelectPercentile",
                    "SelectFromModel",
                    "VarianceThreshold",
                    "FunctionTransformer" -> before;
            default -> false;
        };
    }

    private static boolean any(Estimator union, String attribute, boolean before) {
        return steps(union, attribute).stream().anyMatch(step -> after(step, before));
    }

    private static boolean last(Estimator pipeline, boolean before) {
        boolean sparse = before;
        for (Estimator step : steps(pipeline, "steps")) {
            sparse = after(step, sparse);
        }
        return sparse;
    }

    /** Steps that pass everything through change nothing. */
    private static List<Estimator> steps(Estimator estimator, String attribute) {
        return estimator.items(attribute).stream()
                .flatMap(step -> Values.items(step).stream())
                .filter(pair -> pair.size() > 1 && pair.get(1) instanceof PyValue.Instance)
                .map(pair -> estimator.child(pair.get(1), attribute))
                .toList();
    }

    /** The rows as a step sees them that gets them as a sparse matrix. */
    public static Table seenBy(Estimator step, Table rows, Graph graph) {
        if (!Wrapped.XGBOOST.contains(step.path())) {
            return rows;
        }
        Value numbers = rows.numbers();
        Value missing = graph.number(Double.NaN);
        return Table.of(graph, graph.where(graph.equal(numbers, graph.number(0)), missing, numbers), rows.width());
    }
}

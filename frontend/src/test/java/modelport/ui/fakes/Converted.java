package modelport.ui.fakes;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Facts;
import modelport.contract.registry.ModelPart;
import modelport.contract.registry.ParameterSpec;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Source;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import org.jspecify.annotations.Nullable;

/** Versions that came as files of other libraries, as imports leave them. */
public final class Converted {
    private Converted() {}

    /** Four columns of a table in, one of two classes out; some things may change without training. */
    public static Signature passengers() {
        return new Signature(
                List.of(
                        new TensorSpec("age", DataType.FP64, List.of(-1L, 1L), List.of("N", ""), List.of(), List.of(0)),
                        column("fare", DataType.FP64),
                        column("city", DataType.BYTES),
                        column("class", DataType.BYTES)),
                List.of(
                        new TensorSpec("label", DataType.BYTES, List.of(-1L), List.of("N")),
                        new TensorSpec("probabilities", DataType.FP32, List.of(-1L, 2L), List.of("N", ""))),
                List.of("lost", "saved"),
                null,
                true,
                List.of(
                        new ParameterSpec("temperature", ParameterSpec.Kind.NUMBER, 1.0, 0.01, 100, 1),
                        new ParameterSpec("decision_threshold", ParameterSpec.Kind.NUMBER, null, 0, 1, 1),
                        new ParameterSpec("class_weights", ParameterSpec.Kind.WEIGHTS, 1.0, 0, 1e6, 2),
                        new ParameterSpec(
                                "missing_value",
                                ParameterSpec.Kind.NUMBER,
                                null,
                                -Double.MAX_VALUE,
                                Double.MAX_VALUE,
                                1)));
    }

    /** One matrix with many named columns in, three numbers out. */
    public static Signature prices() {
        List<String> columns = IntStream.rangeClosed(1, 34)
                .mapToObj(i -> i <= 3 ? List.of("area", "rooms", "year_built").get(i - 1) : "signal_%02d".formatted(i))
                .toList();
        return new Signature(
                List.of(new TensorSpec("X", DataType.FP32, List.of(-1L, 34L), List.of("N", ""), columns, List.of())),
                List.of(new TensorSpec("prediction", DataType.FP32, List.of(-1L), List.of("N"))),
                List.of(),
                null,
                true,
                List.of(new ParameterSpec("n_neighbors", ParameterSpec.Kind.INTEGER, 5.0, 1, 50, 1)));
    }

    /** Two numbers in, three answers in words out. */
    public static Signature targets() {
        return new Signature(
                List.of(TensorSpec.of("X", DataType.FP64, -1, 2)),
                List.of(
                        new TensorSpec(
                                "label",
                                DataType.BYTES,
                                List.of(-1L, 3L),
                                List.of("N", ""),
                                List.of("demand", "returns", "stock")),
                        TensorSpec.of("decision", DataType.FP32, -1, 2)),
                List.of(),
                null,
                true);
    }

    /** Many columns of a transform, by name. */
    public static Signature transform() {
        List<String> columns =
                IntStream.range(0, 40).mapToObj(i -> "component_" + i).toList();
        return new Signature(
                List.of(TensorSpec.of("X", DataType.FP64, -1, 6)),
                List.of(new TensorSpec("transformed", DataType.FP64, List.of(-1L, 40L), List.of("N", ""), columns)),
                List.of(),
                null,
                true);
    }

    /** Fill gaps and scale what is a number, spread what is a word, then a forest. */
    public static Source pipeline() {
        var numbers = part(
                "Pipeline",
                "num",
                Map.of("columns", "age, fare"),
                part("SimpleImputer", "impute", pairs("strategy", "median")),
                part("StandardScaler", "scale", pairs("features", "2")));
        var words = part(
                "OneHotEncoder", "cat", pairs("columns", "city, class", "features", "2", "handle_unknown", "ignore"));
        var prepare = part("ColumnTransformer", "prepare", pairs("features", "4", "remainder", "drop"), numbers, words);
        var forest = part(
                "RandomForestClassifier",
                "model",
                pairs(
                        "features",
                        "9",
                        "classes",
                        "2",
                        "trees",
                        "100",
                        "nodes",
                        "18,234",
                        "max_depth",
                        "8",
                        "max_features",
                        "sqrt"));
        return new Source(
                "model.pkl",
                "scikit-learn",
                "1.2.1",
                part("Pipeline", "", pairs("features", "4", "classes", "2"), prepare, forest),
                List.of());
    }

    /** Three members whose answers a last one joins. */
    public static Source stack() {
        return new Source(
                "model.joblib",
                "scikit-learn",
                "1.5.0",
                part(
                        "StackingRegressor",
                        "",
                        pairs("features", "34"),
                        part("KNeighborsRegressor", "near", pairs("rows", "1,460", "n_neighbors", "5")),
                        part(
                                "Pipeline",
                                "linear",
                                pairs(),
                                part("StandardScaler", "scale", pairs("features", "34")),
                                part("Ridge", "ridge", pairs("alpha", "3.5"))),
                        part("GradientBoostingRegressor", "boost", pairs("trees", "300", "learning_rate", "0.05")),
                        part("RidgeCV", "", pairs("features", "3"))),
                List.of(Message.of("sklearn.found-in", "member", "best/model")));
    }

    /** Trees of LightGBM, whose columns are called like what is counted of a part. */
    public static Source booster() {
        return new Source(
                "model.txt",
                "LightGBM",
                "v4",
                part(
                        "booster",
                        "LightGBM",
                        pairs("library", "LightGBM", "version", "v4", "objective", "binary", "features", "4"),
                        part(
                                "objective",
                                "binary",
                                pairs("boosting", "gbdt", "num_iterations", "100", "learning_rate", "0.2")),
                        part("trees", "trees", pairs("trees", "7", "depth", "6", "leaves", "49")),
                        part("columns", "4", pairs("depth", "float", "mass", "float", "zone", "a, b, c"))),
                List.of());
    }

    /** A hundred alike. */
    public static Source crowd(int members) {
        ModelPart[] trees = IntStream.range(0, members)
                .mapToObj(i -> part("DecisionTreeRegressor", "tree" + i, pairs("nodes", Integer.toString(31 + i))))
                .toArray(ModelPart[]::new);
        return new Source("crowd.pkl", "scikit-learn", "", part("BaggingRegressor", "", pairs(), trees), List.of());
    }

    /** A version that was converted: the source and the graph that the import made of it. */
    public static Version ready(
            Slug model, int number, Source source, Signature signature, @Nullable Double difference, Instant at) {
        Version like = Samples.ready(model, number, signature, at);
        Message made = Message.of("formats.converted", "library", source.library(), "file", source.file() + ".onnx");
        var files = List.of(
                file(
                        source.file(),
                        3_420_000,
                        "pickle",
                        Verdict.ACCEPTED,
                        made,
                        List.of(
                                "sklearn.pipeline.Pipeline",
                                "sklearn.compose._column_transformer.ColumnTransformer",
                                "sklearn.impute._base.SimpleImputer",
                                "sklearn.preprocessing._data.StandardScaler",
                                "sklearn.preprocessing._encoders.OneHotEncoder",
                                "sklearn.ensemble._forest.RandomForestClassifier",
                                "sklearn.tree._classes.DecisionTreeClassifier",
                                "numpy.dtype")),
                file(
                        source.file() + ".onnx",
                        1_910_000,
                        "onnx",
                        Verdict.ACCEPTED,
                        null,
                        List.of("Cast", "Concat", "Gather", "LabelEncoder", "TreeEnsembleClassifier")));
        var facts = new Facts(
                41_200,
                Map.of("TreeEnsembleClassifier", 1, "Concat", 3, "LabelEncoder", 2, "Cast", 4, "Gather", 1),
                Map.of("", 18L, "ai.onnx.ml", 3L),
                9,
                "Modelport",
                0.34,
                16,
                difference == null ? "generated" : "samples",
                difference,
                source);
        return Samples.with(like, source.library().equals("XGBoost") ? "XGBOOST" : "PICKLE", facts, files);
    }

    /** A pickle that would run a command when it is loaded. */
    public static Version harmful(Slug model, int number, Instant at) {
        Message reason = Message.of("pickle.forbidden-call", "name", "posix.system");
        Version like = Samples.rejected(model, number, reason, at);
        var file = file(
                "forecast.pkl",
                18_400,
                "pickle",
                Verdict.REFUSED,
                reason,
                List.of("sklearn.linear_model._base.LinearRegression", "numpy.ndarray", "numpy.dtype", "posix.system"));
        return Samples.with(like, "PICKLE", null, List.of(file));
    }

    static VersionFile file(
            String path, long size, String kind, Verdict verdict, @Nullable Message reason, List<String> names) {
        return new VersionFile(path, size, Samples.digestOf(path), kind, verdict, reason, names);
    }

    private static TensorSpec column(String name, DataType type) {
        return new TensorSpec(name, type, List.of(-1L, 1L), List.of("N", ""));
    }

    private static ModelPart part(String kind, String name, Map<String, String> parameters, ModelPart... parts) {
        return new ModelPart(kind, name, parameters, List.of(parts));
    }

    private static Map<String, String> pairs(String... pairs) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}

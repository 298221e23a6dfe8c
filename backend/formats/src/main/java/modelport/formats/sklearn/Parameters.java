package modelport.formats.sklearn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.pickle.PyValue;
import org.jspecify.annotations.Nullable;

/** What is worth knowing of an estimator: how much it has learnt, and with which settings. */
final class Parameters {
    private static final int MOST = 10;
    private static final int LONGEST = 60;

    /** What has learnt much, by its attribute, in the order to show. */
    private static final Map<String, String> SIZES = new LinkedHashMap<>();

    static {
        SIZES.put("n_features_in_", "features");
        SIZES.put("classes_", "classes");
        SIZES.put("vocabulary_", "words");
        SIZES.put("cluster_centers_", "clusters");
        SIZES.put("components_", "components");
        SIZES.put("support_vectors_", "support vectors");
        SIZES.put("_fit_X", "rows");
        SIZES.put("X_train_", "rows");
    }

    /** Settings of the training or of the machine, which say nothing of the answers. */
    private static final Set<String> UNINTERESTING = Set.of("""
            algorithm averaging batch_size beta_1 beta_2 cache_size check_inverse compute_score copy copy_X copy_x copy_X_train cv
            decode_error dtype early_stopping encoding epsilon error_score estimator_params eta0 feature_name_combiner fit_intercept input
            intercept_scaling iterated_power leaf_size learning_rate_init lowercase max_fun max_iter memory
            min_impurity_decrease min_impurity_split min_samples_leaf min_samples_split min_weight_fraction_leaf momentum
            n_init n_iter n_iter_no_change n_jobs n_oversamples nesterovs_momentum order oob_score power_t
            power_iteration_normalizer pre_dispatch precompute random_state refit return_train_score selection shrinking shuffle
            smooth_idf sparse sparse_output sparse_threshold splitter tol validate validation_fraction verbose
            verbose_feature_names_out verbose_interval warm_start""".strip().split("\\s+"));

    /** What most people leave as it is. */
    private static final Map<String, Set<String>> USUAL = Map.ofEntries(
            usual("C", "1"),
            usual("alpha", "1"),
            usual("bootstrap", "True"),
            usual("ccp_alpha", "0"),
            usual("coef0", "0"),
            usual("criterion", "gini", "mse", "squared_error", "friedman_mse"),
            usual("decision_function_shape", "ovr"),
            usual("degree", "3"),
            usual("dual", "True"),
            usual("ensemble", "True"),
            usual("feature_range", "0, 1"),
            usual("gamma", "scale"),
            usual("init", "k-means++"),
            usual("l1_ratio", "0"),
            usual("max_df", "1"),
            usual("metric", "minkowski"),
            usual("min_df", "1"),
            usual("missing_values", "NaN"),
            usual("multi_class", "ovr"),
            usual("ngram_range", "1, 1"),
            usual("nu", "0"),
            usual("p", "2"),
            usual("penalty", "l2"),
            usual("solver", "lbfgs"),
            usual("subsample", "1"),
            usual("token_pattern", "(?u)\\b\\w\\w+\\b"),
            usual("use_idf", "True"),
            usual("var_smoothing", "1.0E-9"),
            usual("weights", "uniform"),
            usual("with_centering", "True"),
            usual("with_mean", "True"),
            usual("with_scaling", "True"),
            usual("with_std", "True"));

    /** Settings that were the same as what was learnt. */
    private static final Map<String, String> LEARNT =
            Map.of("n_clusters", "clusters", "n_components", "components", "n_estimators", "trees");

    private Parameters() {}

    private static Map.Entry<String, Set<String>> usual(String name, String... values) {
        return Map.entry(name, Set.of(values));
    }

    static Map<String, String> of(Estimator estimator) {
        var parameters = new LinkedHashMap<String, String>();
        SIZES.forEach((attribute, name) -> estimator
                .optional(attribute)
                .flatMap(Parameters::size)
                .ifPresent(size -> parameters.putIfAbsent(name, size)));
        learnt(estimator, parameters);
        estimator
                .instance()
                .attributes()
                .ifPresent(attributes -> attributes
                        .items()
                        .forEach((key, value) -> Values.text(key)
                                .filter(name -> parameters.size() < MOST && isSetting(name))
                                .ifPresent(name -> add(parameters, name, value))));
        return parameters;
    }

    private static void add(Map<String, String> parameters, String name, PyValue value) {
        String text = shown(value);
        boolean known = text == null
                || USUAL.getOrDefault(name, Set.of()).contains(text)
                || text.equals(parameters.get(LEARNT.getOrDefault(name, "")));
        if (!known) {
            parameters.put(name, text);
        }
    }

    private static boolean isSetting(String name) {
        return !name.startsWith("_") && !name.endsWith("_") && !UNINTERESTING.contains(name);
    }

    /** Numbers, texts, functions and few of them; what was left to its default is mostly None, False or says so. */
    private static @Nullable String shown(PyValue value) {
        return switch (value) {
            case PyValue.Bool bool when bool.value() -> "True";
            case PyValue.Int number -> number.value().toString();
            case PyValue.Real number -> number(number.value());
            case PyValue.Text text
            when !Set.of("deprecated", "warn", "auto").contains(text.value()) -> cut(text.value());
            case PyValue.Global function -> function.path();
            case PyValue.Sequence list
            when list.items().size() <= MOST -> {
                List<String> items = list.items().stream()
                        .map(Parameters::shown)
                        .filter(Objects::nonNull)
                        .toList();
                yield items.isEmpty() || items.size() < list.items().size() ? null : cut(String.join(", ", items));
            }
            default -> null;
        };
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private static Optional<String> size(PyValue value) {
        return switch (value) {
            case PyValue.Int number -> Optional.of(number.value().toString());
            case PyValue.Dict dict -> Optional.of(Integer.toString(dict.items().size()));
            case NumpyArray array when array.axes() > 0 -> Optional.of(Integer.toString(array.size(0)));
            default -> Optional.empty();
        };
    }

    /** Trees, and the nodes of one. */
    private static void learnt(Estimator estimator, Map<String, String> parameters) {
        List<Estimator> trees = estimator.optional("estimators_").flatMap(Values::items).orElse(List.of()).stream()
                .filter(item -> item instanceof PyValue.Instance inner
                        && inner.attribute("tree_").isPresent())
                .map(item -> estimator.child(item, "estimators_"))
                .toList();
        if (!trees.isEmpty()) {
            parameters.put("trees", Integer.toString(trees.size()));
            parameters.put(
                    "nodes",
                    Long.toString(trees.stream().mapToLong(Parameters::nodes).sum()));
        } else if (estimator.has("tree_")) {
            parameters.put("nodes", Long.toString(nodes(estimator)));
        }
    }

    private static long nodes(Estimator tree) {
        return tree.get("tree_") instanceof PyValue.Instance inner
                ? inner.attribute("node_count")
                        .flatMap(Values::number)
                        .orElse(0.0)
                        .longValue()
                : 0;
    }

    /** Columns by their names or indexes. */
    static String columns(PyValue columns) {
        String text = Values.items(columns).orElse(List.of(columns)).stream()
                .map(PythonTypes::key)
                .collect(Collectors.joining(", "));
        return cut(text);
    }
}

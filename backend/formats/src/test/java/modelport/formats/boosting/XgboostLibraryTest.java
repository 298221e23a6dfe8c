package modelport.formats.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XGBoost itself trains models here and must agree on ten thousand rows with missing values and categories. */
class XgboostLibraryTest {
    private static final int ROUNDS = 20;
    private static final double[] TRAINING = Noise.rows(2_000, 1);
    private static final double[] ASKED = Noise.rows(10_000, 2);

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "binary:logistic    | ubj  | max_depth=6",
                "binary:logistic    | json | booster=dart rate_drop=0.2",
                "binary:logistic    | ubj  | num_parallel_tree=3 subsample=0.7 max_cat_to_onehot=1",
                "multi:softprob     | json | num_class=4 max_cat_to_onehot=100",
                "multi:softmax      | ubj  | num_class=4",
                "reg:squarederror   | json | grow_policy=lossguide max_leaves=60 max_depth=0 max_cat_to_onehot=1",
                "reg:quantileerror  | ubj  | quantile_alpha=[0.2,0.5,0.8]",
                "reg:expectileerror | ubj  | expectile_alpha=[0.2,0.5,0.8]",
                "count:poisson      | ubj  | max_depth=4",
                "reg:tweedie        | json | base_score=0.7",
                "reg:gamma          | ubj  | max_depth=4",
                "rank:ndcg          | ubj  | max_depth=4",
            })
    void it_agrees(String objective, String format, String parameters) throws Exception {
        Map<String, Object> settings = new HashMap<>(
                Map.of("objective", objective, "nthread", 1, "seed", 3, "tree_method", "hist", "eta", 0.3));
        for (String each : parameters.split(" ", -1)) {
            String[] pair = each.split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        var library = XGBoost.train(training(objective), settings, ROUNDS, Map.of(), null, null);

        var converted = Boosters.convert(Boosters.xgboost(library.toByteArray(format)));

        DMatrix asked = matrix(ASKED);
        double[][] margin = widen(library.predict(asked, true));
        double[][] prediction = widen(library.predict(asked));
        try (var run = new OnnxRun(converted.onnx())) {
            Map<String, double[][]> answers = run.run(Noise.lists(ASKED));
            assertThat(Comparison.difference(Comparison.margin(answers), margin))
                    .isLessThan(1e-5);
            assertThat(Comparison.difference(Comparison.prediction(answers, prediction), prediction))
                    .isLessThan(1e-5);
        }
    }

    private static DMatrix training(String objective) throws XGBoostError {
        DMatrix matrix = matrix(TRAINING);
        float[] labels = Noise.labels(TRAINING);
        boolean classes = !objective.startsWith("reg");
        boolean two = objective.startsWith("binary");
        for (int i = 0; i < labels.length; i++) {
            labels[i] = two ? (labels[i] > 1.4 ? 1 : 0) : classes ? (int) labels[i] : labels[i];
        }
        matrix.setLabel(labels);
        if (objective.startsWith("rank")) {
            int[] groups = new int[40];
            Arrays.fill(groups, labels.length / groups.length);
            matrix.setGroup(groups);
        }
        return matrix;
    }

    private static DMatrix matrix(double[] rows) throws XGBoostError {
        var matrix = new DMatrix(Noise.floats(rows), rows.length / Noise.WIDTH, Noise.WIDTH, Float.NaN);
        String[] types = new String[Noise.WIDTH];
        Arrays.fill(types, "float");
        types[Noise.WIDTH - 2] = "c";
        types[Noise.WIDTH - 1] = "c";
        matrix.setFeatureTypes(types);
        return matrix;
    }

    private static double[][] widen(float[][] rows) {
        double[][] wide = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            wide[i] = new double[rows[i].length];
            for (int j = 0; j < rows[i].length; j++) {
                wide[i][j] = rows[i][j];
            }
        }
        return wide;
    }
}

package modelport.formats.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.ml.lightgbm.PredictionType;
import com.microsoft.ml.lightgbm.lightgbmlib;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** LightGBM itself trains models here and must agree on ten thousand rows with missing values and categories. */
class LightgbmLibraryTest {
    private static final int ROUNDS = 20;
    private static final double[] TRAINING = Noise.rows(2_000, 1);
    private static final double[] ASKED = asked();

    @TempDir
    private Path folder;

    /** Also categories that were never seen, and numbers that are none. */
    private static double[] asked() {
        double[] rows = Noise.rows(10_000, 2);
        double[] odd = {77, -1, -0.5, 3.7, 1e6, 1e12, -1e12, Double.NaN};
        for (int i = 0; i < 80; i++) {
            rows[(i + 1) * Noise.WIDTH - 1] = odd[i % odd.length];
        }
        double[] tiny = {1e-36, -1e-36, 1e-35, -1e-35, 1.0000000180025095e-35, -1.0000000180025095e-35, 0, -0.0};
        for (int i = 0; i < 80; i++) {
            rows[i * Noise.WIDTH] = tiny[i % tiny.length];
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "objective=binary",
                "objective=binary zero_as_missing=true",
                "objective=binary use_missing=false max_cat_to_onehot=100",
                "objective=binary boosting=rf bagging_freq=1 bagging_fraction=0.6",
                "objective=multiclass num_class=4",
                "objective=multiclassova num_class=4 boosting=dart",
                "objective=regression",
                "objective=regression linear_tree=true",
                "objective=regression reg_sqrt=true zero_as_missing=true",
                "objective=poisson",
                "objective=tweedie",
            })
    void it_agrees(String objective) throws Exception {
        Path file = folder.resolve("model.txt");
        String settings =
                objective + " num_threads=1 verbosity=-1 deterministic=true force_row_wise=true num_leaves=31 "
                        + "min_data_in_leaf=5 categorical_feature=6,7 min_data_per_group=5";
        Files.writeString(file, train(settings));

        var converted = Boosters.convert(Boosters.lightgbm(Files.readAllBytes(file)));

        double[][] margin = library(file, PredictionType.C_API_PREDICT_RAW_SCORE);
        double[][] prediction = library(file, PredictionType.C_API_PREDICT_NORMAL);
        try (var run = new OnnxRun(converted.onnx())) {
            Map<String, double[][]> answers = run.run(Noise.lists(ASKED));
            assertThat(Comparison.difference(Comparison.margin(answers), margin))
                    .isLessThan(1e-12);
            assertThat(Comparison.difference(Comparison.prediction(answers, prediction), prediction))
                    .isLessThan(1e-12);
        }
    }

    private static String train(String settings) throws Exception {
        float[] labels = Noise.labels(TRAINING);
        for (int i = 0; i < labels.length; i++) {
            boolean two = settings.contains("binary");
            boolean several = settings.contains("multi");
            labels[i] = two ? (labels[i] > 1.4 ? 1 : 0) : several ? (int) labels[i] : labels[i];
        }
        int count = labels.length;
        try (var data = LGBMDataset.createFromMat(TRAINING, count, Noise.WIDTH, true, settings, null)) {
            data.setField("label", labels);
            try (var booster = LGBMBooster.create(data, settings)) {
                for (int i = 0; i < ROUNDS; i++) {
                    booster.updateOneIter();
                }
                return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.GAIN);
            }
        }
    }

    /** By way of the C functions, because the wrapper's own prediction breaks the process for several classes. */
    private static double[][] library(Path file, PredictionType type) {
        int rows = ASKED.length / Noise.WIDTH;
        var handle = lightgbmlib.new_voidpp();
        check(lightgbmlib.LGBM_BoosterCreateFromModelfile(file.toString(), lightgbmlib.new_intp(), handle));
        var booster = lightgbmlib.voidpp_value(handle);
        var size = lightgbmlib.new_int64_tp();
        check(lightgbmlib.LGBM_BoosterCalcNumPredict(booster, rows, type.getType(), 0, -1, size));
        int count = (int) lightgbmlib.int64_tp_value(size);
        var result = lightgbmlib.new_doubleArray(count);
        var input = lightgbmlib.new_doubleArray(ASKED.length);
        for (int i = 0; i < ASKED.length; i++) {
            lightgbmlib.doubleArray_setitem(input, i, ASKED[i]);
        }
        check(lightgbmlib.LGBM_BoosterPredictForMat(
                booster,
                lightgbmlib.double_to_voidp_ptr(input),
                lightgbmlib.C_API_DTYPE_FLOAT64,
                rows,
                Noise.WIDTH,
                1,
                type.getType(),
                0,
                -1,
                "num_threads=1",
                size,
                result));
        double[] flat = IntStream.range(0, count)
                .mapToDouble(i -> lightgbmlib.doubleArray_getitem(result, i))
                .toArray();
        int width = count / rows;
        return IntStream.range(0, rows)
                .mapToObj(row -> Arrays.copyOfRange(flat, row * width, (row + 1) * width))
                .toArray(double[][]::new);
    }

    private static void check(int code) {
        assertThat(code).as(lightgbmlib.LGBM_GetLastError()).isZero();
    }
}

package modelport.formats.boosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a converted model is asked, and how it answers. */
class InputsAndOutputsTest {
    @Test
    void a_model_that_knows_its_columns_has_an_input_for_each() throws Exception {
        ModelProto onnx = xgboost(SmallXgboost.with("names\":[]", "names\":[\"age\",\"höhe über null\"]"));

        try (var run = new OnnxRun(onnx)) {
            assertThat(run.inputs()).containsExactly("age", "höhe über null");
            assertThat(run.outputs()).containsExactly("prediction");
            assertThat(predictions(run, List.of(row(0.0, 0.4), row(0.0, 0.5), row(null, null))))
                    .containsExactly(-1.0, 3.0, -1.0);
        }
    }

    @Test
    void columns_that_only_count_are_one_matrix() throws Exception {
        for (String names : List.of("[]", "[\"f0\",\"f1\"]", "[\"same\",\"same\"]", "[\"a\",\"\"]")) {
            ModelProto onnx = xgboost(SmallXgboost.with("names\":[]", "names\":" + names));

            try (var run = new OnnxRun(onnx)) {
                assertThat(run.inputs()).containsExactly("X");
                assertThat(onnx.getMetadataPropsList()).isEmpty();
            }
        }
    }

    @Test
    void a_wide_model_keeps_its_matrix_and_tells_the_names() throws Exception {
        String names =
                IntStream.range(0, 65).mapToObj(i -> "\"column " + i + "\"").collect(Collectors.joining(","));
        ModelProto onnx = xgboost(
                SmallXgboost.with("names\":[]", "names\":[" + names + "]").replace("feature\":\"2", "feature\":\"65"));

        try (var run = new OnnxRun(onnx)) {
            assertThat(run.inputs()).containsExactly("X");
        }
        assertThat(onnx.getMetadataPropsList())
                .extracting(StringStringEntryProto::getKey, StringStringEntryProto::getValue)
                .containsExactly(tuple("modelport.columns", "[" + names + "]"));
    }

    @Test
    void names_of_columns_may_be_those_of_outputs_and_of_the_graphs_own_values() throws Exception {
        String names = "names\":[\"prediction\",\"constant_0\"]";
        ModelProto onnx = xgboost(SmallXgboost.with("names\":[]", names));

        try (var run = new OnnxRun(onnx)) {
            assertThat(run.outputs()).containsExactly("prediction_");
            assertThat(Comparison.answer(run.run(List.of(row(0.0, 0.4))), "prediction_")[0])
                    .containsExactly(-1.0);
        }
    }

    @Test
    void texts_of_pandas_become_numbers_of_categories_and_unknown_ones_are_missing() throws Exception {
        String text = SmallLightgbm.MODEL + "\npandas_categorical:[[\"Lima\",\"Bogotá\",\"Quito\"]]\n";
        List<List<@Nullable Object>> asked =
                List.of(row(0.0, "Lima"), row(0.0, "Bogotá"), row(0.0, "Quito"), row(0.0, "Oslo"), row(0.0, null));

        // The set has categories 0 and 2; the second tree sends a missing city to the left, as category 0.
        try (var run = new OnnxRun(lightgbm(text))) {
            assertThat(run.inputs()).containsExactly("a", "b");
            assertThat(predictions(run, asked)).containsExactly(2.0, 5.0, 3.0, 4.0, 4.0);
        }
    }

    @Test
    void numbers_of_pandas_that_name_categories_are_looked_up() throws Exception {
        String text = SmallLightgbm.MODEL + "\npandas_categorical:[[2019,2021.5,true]]\n";

        try (var run = new OnnxRun(lightgbm(text))) {
            assertThat(predictions(
                            run,
                            List.of(row(0.0, 2019.0), row(0.0, 2021.5), row(0.0, 1.0), row(0.0, 0.0), row(0.0, null))))
                    .containsExactly(2.0, 5.0, 3.0, 4.0, 4.0);
        }
    }

    @Test
    void categories_that_fit_no_column_leave_numbers() throws Exception {
        String text = SmallLightgbm.MODEL + "\npandas_categorical:[[\"x\"],[\"y\"],[\"z\"]]\n";

        try (var run = new OnnxRun(lightgbm(text))) {
            assertThat(predictions(run, List.of(row(0.0, 0.0), row(0.0, 1.0)))).containsExactly(2.0, 5.0);
        }
    }

    @Test
    void two_classes_have_two_probabilities_and_a_label() throws Exception {
        try (var run = new OnnxRun(xgboost(SmallXgboost.with("reg:squarederror", "binary:logistic")))) {
            Map<String, double[][]> answers = run.run(List.of(row(0.0, 0.4), row(0.0, 0.6)));

            assertThat(answers).containsOnlyKeys("label", "probabilities", "margin");
            assertThat(Comparison.answer(answers, "label")).isDeepEqualTo(new double[][] {{0}, {1}});
            assertThat(Comparison.answer(answers, "margin")).isDeepEqualTo(new double[][] {{-1.5}, {2.5}});
            assertThat(Arrays.stream(Comparison.answer(answers, "probabilities")[1])
                            .sum())
                    .isEqualTo(1);
        }
    }

    @Test
    void classes_that_have_names_are_answered_by_name() throws Exception {
        String meta = "attributes\":{\"scikit_learn\":\"{\\\"n_classes_\\\": 2, \\\"classes_\\\": [10, 20]}\"}";
        String json = SmallXgboost.with("reg:squarederror", "binary:logistic").replace("attributes\":{}", meta);

        try (var run = new OnnxRun(xgboost(json))) {
            Map<String, double[][]> answers = run.run(List.of(row(0.0, 0.4), row(0.0, 0.6)));

            assertThat(Comparison.answer(answers, "label")).isDeepEqualTo(new double[][] {{10}, {20}});
        }
        ModelProto texts = xgboost(json.replace("[10, 20]", "[\\\"no\\\", \\\"yes\\\"]"));
        assertThat(texts.getGraph().getOutput(0).getType().getTensorType().getElemType())
                .isEqualTo(8);
    }

    @Test
    void a_tree_as_deep_as_is_allowed_runs() throws Exception {
        String deep = SmallXgboost.with(SmallXgboost.TREE, SmallXgboost.chain(TreeShape.MAX_DEPTH));

        try (var run = new OnnxRun(xgboost(deep))) {
            assertThat(predictions(run, List.of(row(0.0, 0.0)))).containsExactly(0.5);
        }
    }

    @Test
    void a_model_is_explained() {
        Converted converted = Boosters.convert(Boosters.lightgbm(SmallLightgbm.MODEL.getBytes(UTF_8)));

        assertThat(converted.explanation().name()).isEqualTo("LightGBM");
        assertThat(converted.explanation().parameters())
                .containsEntry("objective", "regression")
                .containsEntry("booster", "gbdt")
                .containsEntry("features", "2");
        assertThat(converted.explanation().parts().get(1).parameters())
                .isEqualTo(Map.of("trees", "2", "depth", "2", "leaves", "5"));
    }

    private static ModelProto xgboost(String json) {
        return Boosters.convert(Boosters.xgboost(json.getBytes(UTF_8))).onnx();
    }

    private static ModelProto lightgbm(String text) {
        return Boosters.convert(Boosters.lightgbm(text.getBytes(UTF_8))).onnx();
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        var row = new ArrayList<@Nullable Object>();
        for (Object cell : cells) {
            row.add(cell);
        }
        return row;
    }

    private static double[] predictions(OnnxRun run, List<List<@Nullable Object>> rows) throws OrtException {
        return Arrays.stream(Comparison.answer(run.run(rows), "prediction"))
                .mapToDouble(row -> row[0])
                .toArray();
    }
}

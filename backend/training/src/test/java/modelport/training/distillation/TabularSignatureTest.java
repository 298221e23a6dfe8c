package modelport.training.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.onnx.RefusedException;
import modelport.training.distillation.TabularSignature.Classes;
import modelport.training.distillation.TabularSignature.Input;
import modelport.training.distillation.TabularSignature.Output;
import modelport.training.distillation.TabularSignature.Values;
import org.junit.jupiter.api.Test;

class TabularSignatureTest {
    private static final TensorSpec MATRIX = TensorSpec.of("X", DataType.FP32, -1, 4);

    @Test
    void a_classifier_gives_a_label_and_probabilities() {
        TabularSignature signature = of(
                List.of(MATRIX),
                List.of("a", "b", "c"),
                TensorSpec.of("label", DataType.BYTES, -1),
                TensorSpec.of("probabilities", DataType.FP64, -1, 3),
                TensorSpec.of("margin", DataType.FP64, -1, 3));

        assertThat(signature.answer())
                .isEqualTo(new Classes(
                        List.of(new Output("label", DataType.BYTES)),
                        new Output("probabilities", DataType.FP64),
                        3,
                        List.of("a", "b", "c")));
        assertThat(signature.left()).containsExactly("margin");
        assertThat(signature.columns()).isEqualTo(4);
    }

    @Test
    void one_probability_may_stand_for_two_classes() {
        TabularSignature signature =
                of(List.of(MATRIX), List.of("a", "b"), TensorSpec.of("dense", DataType.FP32, -1, 1));

        assertThat(signature.answer())
                .isEqualTo(new Classes(List.of(), new Output("dense", DataType.FP32), 1, List.of("a", "b")));
    }

    @Test
    void without_classes_the_answer_is_a_number() {
        TabularSignature signature = of(List.of(MATRIX), List.of(), TensorSpec.of("prediction", DataType.FP32, -1));

        assertThat(signature.answer()).isEqualTo(new Values(new Output("prediction", DataType.FP32), 1, true));
    }

    @Test
    void columns_may_be_inputs_of_their_own() {
        TabularSignature signature = of(
                List.of(TensorSpec.of("age", DataType.INT64, -1, 1), TensorSpec.of("wage", DataType.FP64, -1)),
                List.of(),
                TensorSpec.of("prediction", DataType.FP32, -1));

        assertThat(signature.inputs())
                .containsExactly(Input.of("age", DataType.INT64, 1), Input.of("wage", DataType.FP64));
        assertThat(signature.names()).containsExactly("age", "wage");
    }

    @Test
    void texts_images_and_sizes_that_vary_are_refused() {
        TensorSpec number = TensorSpec.of("prediction", DataType.FP32, -1);
        expectRefusal("training.text-input", TensorSpec.of("text", DataType.BYTES, -1, 1), number);
        expectRefusal("training.shape", TensorSpec.of("image", DataType.FP32, -1, 3, -1, -1), number);
        expectRefusal("training.shape", TensorSpec.of("X", DataType.FP32, -1, -1), number);
        expectRefusal("training.shape", TensorSpec.of("X", DataType.FP32, 1, 4), number);
        expectRefusal("training.columns", TensorSpec.of("image", DataType.FP32, -1, 3, 224, 224), number);
        expectRefusal("training.columns", TensorSpec.of("X", DataType.FP32, -1, 20_000), number);
        expectRefusal("training.no-answer", MATRIX, TensorSpec.of("label", DataType.INT64, -1));
    }

    @Test
    void a_student_is_as_wide_as_its_size_allows() {
        TabularSignature signature = of(
                List.of(TensorSpec.of("X", DataType.FP32, -1, 64)),
                List.of("a", "b", "c"),
                TensorSpec.of("label", DataType.BYTES, -1),
                TensorSpec.of("probabilities", DataType.FP64, -1, 3));

        int narrow =
                StudentSpec.choose(signature, 100_000, 20).layers().getFirst().width();
        int wide = StudentSpec.choose(signature, 100_000, 5).layers().getFirst().width();

        assertThat(narrow).isBetween(4, 20);
        assertThat(wide).isBetween(40, 80);
        assertThatThrownBy(() -> StudentSpec.choose(signature, 3_000, 10))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("training.teacher-small"));
    }

    private static void expectRefusal(String code, TensorSpec input, TensorSpec output) {
        assertThatThrownBy(() -> of(List.of(input), List.of(), output))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private static TabularSignature of(List<TensorSpec> inputs, List<String> classes, TensorSpec... outputs) {
        return TabularSignature.of(new Signature(inputs, List.of(outputs), classes, null, true));
    }
}

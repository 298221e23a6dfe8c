package modelport.contract.processing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProcessingJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void a_signature_from_before_there_were_stages_reads_texts_as_it_did() {
        Signature read = JSON.readValue("""
                {"inputs": [], "outputs": [], "classes": [], "batchInvariant": true, "parameters": [],
                 "text": {"tokenizer": "tokenizer.json", "maxTokens": 256, "pooling": "MEAN", "normalize": true}}""", Signature.class);

        assertThat(read.text()).isEqualTo(new TextInput("tokenizer.json", 256, Pooling.MEAN, true));
        assertThat(read.processing())
                .isEqualTo(Processing.of(
                        new TextPreparation("tokenizer.json", 256, TextForm.TEXT),
                        new VectorAnswer(Pooling.MEAN, true)));
    }

    @Test
    void stages_come_back_as_they_were_written() {
        var processing = new Processing(List.of(
                new Stage("detector", "det.onnx", pixels(), new RegionAnswer(0.3, 0.6, 1.5, 3, 100)),
                new Stage("reader", "rec.onnx", pixels(), new CharacterAnswer("keys.txt", 0, true, 0.5))));
        Signature written = signature().withProcessing(processing);

        String json = JSON.writeValueAsString(written);

        assertThat(json).contains("\"kind\":\"image\"", "\"kind\":\"regions\"", "\"kind\":\"characters\"");
        assertThat(JSON.readValue(json, Signature.class)).isEqualTo(written);
    }

    @Test
    void tokens_with_labels_are_texts_without_a_vector() {
        Signature labelled = signature()
                .withProcessing(Processing.of(
                        new TextPreparation("tokenizer.json", 128, TextForm.TEXT),
                        new LabelAnswer(null, List.of("good", "bad"), Activation.SOFTMAX, 2, 0)));

        assertThat(labelled.text()).isEqualTo(new TextInput("tokenizer.json", 128, Pooling.NONE, false));
        assertThat(labelled.withProcessing(null).text()).isNull();
    }

    private static Signature signature() {
        var input = TensorSpec.of("x", DataType.FP32, 1, 3, -1, -1);
        return new Signature(List.of(input), List.of(input), List.of(), null, true);
    }

    private static ImagePreparation pixels() {
        return new ImagePreparation(
                null,
                ImageFit.LIMIT,
                960,
                0,
                null,
                32,
                ImageFilter.BILINEAR,
                false,
                ColorOrder.BGR,
                TensorLayout.NCHW,
                false,
                1 / 255.0,
                List.of(0.485, 0.456, 0.406),
                List.of(0.229, 0.224, 0.225),
                0);
    }
}

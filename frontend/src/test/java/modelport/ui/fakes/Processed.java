package modelport.ui.fakes;

import java.util.List;
import modelport.contract.processing.Activation;
import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.AudioScaling;
import modelport.contract.processing.BoxAnswer;
import modelport.contract.processing.BoxHead;
import modelport.contract.processing.CandidateAnswer;
import modelport.contract.processing.CharacterAnswer;
import modelport.contract.processing.ColorOrder;
import modelport.contract.processing.EntityAnswer;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.ImageFilter;
import modelport.contract.processing.ImageFit;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.Interpretation;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.Preparation;
import modelport.contract.processing.Processing;
import modelport.contract.processing.RankingAnswer;
import modelport.contract.processing.RegionAnswer;
import modelport.contract.processing.SimilarityAnswer;
import modelport.contract.processing.SpanAnswer;
import modelport.contract.processing.SpeechAnswer;
import modelport.contract.processing.Stage;
import modelport.contract.processing.StateTensor;
import modelport.contract.processing.TensorLayout;
import modelport.contract.processing.TextForm;
import modelport.contract.processing.TextPreparation;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;

/** Signatures of models that take texts, pictures, recordings and names. */
public final class Processed {
    private Processed() {}

    /** Small grey pictures in, ten labels out. */
    public static Signature clothes() {
        return signature(
                pixels(ImageFit.STRETCH, 28, 28, ColorOrder.GREY, List.of(), List.of()),
                new LabelAnswer(null, List.of(), Activation.SOFTMAX, 10, 0),
                "T-shirt",
                "Trouser",
                "Pullover",
                "Dress",
                "Coat",
                "Sandal",
                "Shirt",
                "Sneaker",
                "Bag",
                "Ankle boot");
    }

    /** Texts in, two labels out. */
    public static Signature moods() {
        return signature(
                text(TextForm.TEXT), new LabelAnswer(null, List.of("negative", "positive"), Activation.SOFTMAX, 2, 0));
    }

    /** Texts in, names out. */
    public static Signature names() {
        return signature(
                text(TextForm.TEXT),
                new EntityAnswer(List.of("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"), 0));
    }

    /** A question and a text in, the place of the answer out. */
    public static Signature questions() {
        return signature(text(TextForm.QUESTION), new SpanAnswer(3, 30));
    }

    /** A text with a gap in, words out. */
    public static Signature gaps() {
        return signature(text(TextForm.TEXT), new CandidateAnswer("[MASK]", 5));
    }

    /** A text in, how it goes on out. */
    public static Signature stories() {
        return signature(text(TextForm.TEXT), new GenerationAnswer(64, 512, 0.8, 40, 0.95, List.of(2L)));
    }

    /** Two texts in, how alike they are out. */
    public static Signature pairs() {
        return signature(text(TextForm.PAIR), new SimilarityAnswer(Pooling.MEAN));
    }

    /** Pictures in, things with their boxes out. */
    public static Signature street() {
        return signature(
                pixels(ImageFit.INSIDE, 640, 640, ColorOrder.RGB, List.of(), List.of()),
                new BoxAnswer(BoxHead.YOLO_V8, List.of("person", "bicycle", "car", "dog"), 0.25, 0.45, 100));
    }

    /** Pictures in, lines of text with what they say out. */
    public static Signature receipts() {
        return Samples.pictures()
                .withProcessing(new Processing(List.of(
                        new Stage(
                                "detector",
                                "det.onnx",
                                pixels(
                                        ImageFit.LIMIT,
                                        960,
                                        0,
                                        ColorOrder.BGR,
                                        List.of(0.485, 0.456, 0.406),
                                        List.of(0.229, 0.224, 0.225)),
                                new RegionAnswer(0.3, 0.6, 1.5, 3, 200)),
                        new Stage(
                                "reader",
                                "rec.onnx",
                                pixels(
                                        ImageFit.HEIGHT,
                                        320,
                                        48,
                                        ColorOrder.BGR,
                                        List.of(0.5, 0.5, 0.5),
                                        List.of(0.5, 0.5, 0.5)),
                                new CharacterAnswer("keys.txt", 0, true, 0.5)))));
    }

    /** Recordings in, when somebody speaks out. */
    public static Signature voices() {
        return signature(
                new AudioPreparation(
                        "input",
                        16_000,
                        512,
                        64,
                        "sr",
                        List.of(new StateTensor("state", "stateN", List.of(2L, 1L, 128L))),
                        AudioScaling.NONE,
                        600),
                new SpeechAnswer(0.5, 0.35, 250, 100, 30));
    }

    /** Somebody and what they had in, what they may want out. */
    public static Signature films() {
        return signature(
                new ItemPreparation("users.txt", "user", "films.txt", "history", true, 50, 1, 0),
                new RankingAnswer(10, true));
    }

    private static Signature signature(Preparation preparation, Interpretation interpretation, String... classes) {
        var input = new TensorSpec("input", DataType.FP32, List.of(-1L, -1L, -1L), List.of("batch", "", ""));
        var output = new TensorSpec("output", DataType.FP32, List.of(-1L, -1L), List.of("batch", ""));
        return new Signature(List.of(input), List.of(output), List.of(classes), null, true)
                .withProcessing(Processing.of(preparation, interpretation));
    }

    private static TextPreparation text(TextForm form) {
        return new TextPreparation("tokenizer.json", 256, form);
    }

    private static ImagePreparation pixels(
            ImageFit fit, int width, int height, ColorOrder colors, List<Double> mean, List<Double> std) {
        return new ImagePreparation(
                null,
                fit,
                width,
                height,
                null,
                fit == ImageFit.LIMIT ? 32 : 1,
                ImageFilter.BILINEAR,
                false,
                colors,
                TensorLayout.NCHW,
                false,
                1.0 / 255,
                mean,
                std,
                114);
    }
}

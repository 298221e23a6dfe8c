package modelport.processing;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import modelport.contract.processing.Activation;
import modelport.contract.processing.BoxAnswer;
import modelport.contract.processing.BoxHead;
import modelport.contract.processing.CharacterAnswer;
import modelport.contract.processing.ColorOrder;
import modelport.contract.processing.ImageFilter;
import modelport.contract.processing.ImageFit;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.Processing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.processing.RegionAnswer;
import modelport.contract.processing.Stage;
import modelport.contract.processing.TensorLayout;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import org.jspecify.annotations.Nullable;

/** Processings of well-known models that look at pictures. */
final class PicturePresets {
    private static final String KEYS = "ppocr_keys_v1.txt";
    private static final double BYTE = 1 / 255.0;
    private static final List<Double> IMAGENET_MEAN = List.of(0.485, 0.456, 0.406);
    private static final List<Double> IMAGENET_STD = List.of(0.229, 0.224, 0.225);
    private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);
    private static final long MANY_CHARACTERS = 90;

    private PicturePresets() {}

    /** All of them, with the names that files and inputs usually have. */
    static List<ProcessingPreset> all() {
        return List.of(
                Presets.preset("imagenet", imagenet(TensorLayout.NCHW)),
                Presets.preset("grey-28", grey(null, Activation.SOFTMAX)),
                Presets.preset("yolo-v8", yolo(BoxHead.YOLO_V8, 640, 640)),
                Presets.preset("yolo-v5", yolo(BoxHead.YOLO_V5, 640, 640)),
                Presets.preset(
                        "pp-ocr",
                        new Processing(List.of(
                                new Stage("detector", "det.onnx", lines(), regions()),
                                new Stage("recogniser", "rec.onnx", line(), characters(KEYS))))),
                Presets.preset(
                        "pp-ocr-turning",
                        new Processing(List.of(
                                new Stage("detector", "det.onnx", lines(), regions()),
                                new Stage("turner", "cls.onnx", line(192, 192), turns()),
                                new Stage("recogniser", "rec.onnx", line(), characters(KEYS))))),
                Presets.preset("pp-ocr-detector", Processing.of(lines(), regions())),
                Presets.preset("pp-ocr-recogniser", Processing.of(line(), characters(KEYS))));
    }

    /** The one that names and sizes speak for, if there is one. */
    static Optional<ProcessingPreset> of(TensorSpec input, List<TensorSpec> outputs, List<String> files) {
        List<Long> in = input.shape();
        List<Long> out = outputs.getFirst().shape();
        boolean single = outputs.size() == 1;
        boolean grey = ends(in, 1, 28, 28)
                || ends(in, 28, 28, 1)
                || (in.size() == 3 && ends(in, 28, 28))
                || (in.size() == 2 && ends(in, 784));
        if (grey) {
            return scores(outputs).map(each -> Presets.preset("grey-28", grey(each, each.equals(outputs.getFirst()))));
        }
        if (ends(in, 3, 224, 224) && ends(out, 1000)) {
            return Optional.of(Presets.preset("imagenet", imagenet(TensorLayout.NCHW)));
        }
        if (ends(in, 224, 224, 3) && ends(out, 1000)) {
            return Optional.of(Presets.preset("imagenet", imagenet(TensorLayout.NHWC)));
        }
        boolean colours = in.size() == 4 && in.get(1) == 3;
        boolean line = colours && (in.get(2) == 48 || in.get(2) < 0);
        if (single && line && out.size() == 3 && out.get(2) > MANY_CHARACTERS) {
            return files.stream()
                    .filter(Predicate.<String>not(file -> file.endsWith(".onnx"))
                            .and(file -> file.contains("key") || file.contains("dict")))
                    .findFirst()
                    .map(keys -> Presets.preset("pp-ocr-recogniser", Processing.of(line(), characters(keys))));
        }
        if (single && colours && in.get(2) < 0 && out.size() == 4 && out.get(1) == 1) {
            return Optional.of(Presets.preset("pp-ocr-detector", Processing.of(lines(), regions())));
        }
        if (single
                && colours
                && in.get(2) > 0
                && in.get(3) > 0
                && out.size() == 3
                && out.get(1) > 4
                && out.get(2) > 4) {
            BoxHead head = out.get(1) < out.get(2) ? BoxHead.YOLO_V8 : BoxHead.YOLO_V5;
            String code = head == BoxHead.YOLO_V8 ? "yolo-v8" : "yolo-v5";
            return Optional.of(Presets.preset(code, yolo(head, (int) (long) in.get(3), (int) (long) in.get(2))));
        }
        return Optional.empty();
    }

    /** Models that were trained on tables answer with a class before they tell how sure they are. */
    private static Optional<TensorSpec> scores(List<TensorSpec> outputs) {
        return outputs.stream()
                .filter(each ->
                        each.shape().size() == 2 && (each.type() == DataType.FP32 || each.type() == DataType.FP64))
                .findFirst();
    }

    private static boolean ends(List<Long> shape, long... sizes) {
        if (shape.size() < sizes.length) {
            return false;
        }
        for (int i = 0; i < sizes.length; i++) {
            if (shape.get(shape.size() - sizes.length + i) != sizes[i]) {
                return false;
            }
        }
        return true;
    }

    private static Processing imagenet(TensorLayout layout) {
        return Processing.of(
                new ImagePreparation(
                        null,
                        ImageFit.CROP,
                        224,
                        224,
                        256,
                        1,
                        ImageFilter.BILINEAR,
                        true,
                        ColorOrder.RGB,
                        layout,
                        false,
                        BYTE,
                        IMAGENET_MEAN,
                        IMAGENET_STD,
                        0),
                new LabelAnswer(null, List.of(), Activation.SOFTMAX, 5, 0));
    }

    private static Processing grey(TensorSpec scores, boolean first) {
        Activation activation = scores.name().contains("prob") ? Activation.NONE : Activation.SOFTMAX;
        return grey(first ? null : scores.name(), activation);
    }

    private static Processing grey(@Nullable String output, Activation activation) {
        return Processing.of(greyPixels(), new LabelAnswer(output, List.of(), activation, 3, 0));
    }

    /** Pictures of 28 by 28 grey pixels. */
    private static ImagePreparation greyPixels() {
        return new ImagePreparation(
                null,
                ImageFit.STRETCH,
                28,
                28,
                null,
                1,
                ImageFilter.BILINEAR,
                true,
                ColorOrder.GREY,
                TensorLayout.NCHW,
                false,
                BYTE,
                List.of(),
                List.of(),
                0);
    }

    private static Processing yolo(BoxHead head, int width, int height) {
        var preparation = new ImagePreparation(
                null,
                ImageFit.INSIDE,
                width,
                height,
                null,
                1,
                ImageFilter.BILINEAR,
                false,
                ColorOrder.RGB,
                TensorLayout.NCHW,
                false,
                BYTE,
                List.of(),
                List.of(),
                114);
        return Processing.of(preparation, new BoxAnswer(head, List.of(), 0.25, 0.45, 300));
    }

    private static ImagePreparation lines() {
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
                BYTE,
                IMAGENET_MEAN,
                IMAGENET_STD,
                0);
    }

    private static RegionAnswer regions() {
        return new RegionAnswer(0.3, 0.6, 1.5, 3, 1_000);
    }

    private static ImagePreparation line() {
        return line(2_048, 8);
    }

    /** Filled with what becomes zero, as its makers do. */
    private static ImagePreparation line(int longest, int multipleOf) {
        return new ImagePreparation(
                null,
                ImageFit.HEIGHT,
                longest,
                48,
                null,
                multipleOf,
                ImageFilter.BILINEAR,
                false,
                ColorOrder.BGR,
                TensorLayout.NCHW,
                false,
                BYTE,
                HALF,
                HALF,
                127.5);
    }

    /** What is hardly sure stays as it is. */
    private static LabelAnswer turns() {
        return new LabelAnswer(null, List.of("0", "180"), Activation.NONE, 1, 0.9);
    }

    private static CharacterAnswer characters(String keys) {
        return new CharacterAnswer(keys, 0, true, 0.5);
    }
}

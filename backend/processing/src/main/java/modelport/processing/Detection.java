package modelport.processing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import modelport.contract.processing.Activation;
import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.AudioScaling;
import modelport.contract.processing.BoxAnswer;
import modelport.contract.processing.BoxHead;
import modelport.contract.processing.CandidateAnswer;
import modelport.contract.processing.ColorOrder;
import modelport.contract.processing.EntityAnswer;
import modelport.contract.processing.ImageFilter;
import modelport.contract.processing.ImageFit;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.Processing;
import modelport.contract.processing.SpanAnswer;
import modelport.contract.processing.TensorLayout;
import modelport.contract.processing.TextForm;
import modelport.contract.processing.TextPreparation;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Hugging Face's files beside a model say of its processing. */
public final class Detection {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long MAX_BYTES = 4 << 20;
    private static final int TOP = 5;
    private static final int MAX_SECONDS = 600;
    private static final int CHANNELS_LAST = 4;
    private static final String PROBABILITIES = "probabilities";

    private final Signature signature;
    private final JsonNode config;
    private final JsonNode preprocessor;
    private final JsonNode tokenizer;
    private final String architecture;

    private Detection(Signature signature, Path config) {
        this.signature = signature;
        this.config = read(config);
        preprocessor = read(config.resolveSibling("preprocessor_config.json"));
        tokenizer = read(config.resolveSibling("tokenizer_config.json"));
        architecture = this.config.path("architectures").path(0).asString("");
    }

    /**
     * What is said without doubt.
     *
     * @param signature with texts, if a tokenizer was found
     * @param config the config.json beside the model
     * @param tokenizer path of the tokenizer in the version, if one was found
     */
    public static Optional<Processing> of(Signature signature, Path config, @Nullable String tokenizer) {
        var detection = new Detection(signature, config);
        if (tokenizer != null && detection.writes()) {
            return Decoders.of(tokenizer, detection.config, read(config.resolveSibling("generation_config.json")));
        }
        return detection.processing();
    }

    private boolean writes() {
        boolean named = architecture.endsWith("ForCausalLM") || architecture.endsWith("LMHeadModel");
        return named && Decoders.writes(signature);
    }

    private static JsonNode read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
                    ? JSON.readTree(Files.readAllBytes(file))
                    : JSON.createObjectNode();
        } catch (IOException | JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private Optional<Processing> processing() {
        TextInput text = signature.text();
        if (text != null) {
            return texts(text);
        }
        if (architecture.endsWith("ForImageClassification") && preprocessor.has("image_mean")) {
            return image().map(image -> Processing.of(image, labels(Activation.SOFTMAX)));
        }
        if (architecture.endsWith("ForObjectDetection") && preprocessor.has("image_mean")) {
            return image().map(image -> Processing.of(image, new BoxAnswer(BoxHead.DETR, names(), 0.5, 1, 100)));
        }
        boolean listens = architecture.endsWith("ForSequenceClassification")
                && preprocessor.has("sampling_rate")
                && signature.inputs().getFirst().shape().size() == 2;
        return listens ? Optional.of(Processing.of(audio(), labels(Activation.SOFTMAX))) : Optional.empty();
    }

    private Optional<Processing> texts(TextInput text) {
        String problem = config.path("problem_type").asString("");
        boolean classifies = architecture.endsWith("ForSequenceClassification") && names().size() > 1;
        if (classifies && !problem.equals("regression")) {
            boolean many = problem.equals("multi_label_classification");
            return Optional.of(reading(text, TextForm.TEXT, labels(many ? Activation.SIGMOID : Activation.SOFTMAX)));
        }
        if (architecture.endsWith("ForTokenClassification") && !names().isEmpty()) {
            return Optional.of(reading(text, TextForm.TEXT, new EntityAnswer(names(), 0)));
        }
        if (architecture.endsWith("ForQuestionAnswering")) {
            return Optional.of(reading(text, TextForm.QUESTION, new SpanAnswer(3, 30)));
        }
        if (architecture.endsWith("ForMaskedLM")) {
            return Optional.of(reading(text, TextForm.TEXT, new CandidateAnswer(mask(), TOP)));
        }
        return Optional.empty();
    }

    /** What marks a gap, as the tokenizer's own file says, or else as the architecture has it. */
    private String mask() {
        JsonNode token = tokenizer.path("mask_token");
        String said = token.path("content").asString(token.asString(""));
        if (!said.isEmpty()) {
            return said;
        }
        String model = config.path("model_type").asString("");
        boolean angular = model.contains("roberta") || model.equals("camembert") || model.equals("mpnet");
        return angular ? "<mask>" : "[MASK]";
    }

    private static Processing reading(
            TextInput text, TextForm form, modelport.contract.processing.Interpretation interpretation) {
        return Processing.of(new TextPreparation(text.tokenizer(), text.maxTokens(), form), interpretation);
    }

    /** Graphs that are made here give probabilities first, and scores behind them. */
    private LabelAnswer labels(Activation activation) {
        List<String> names = names();
        boolean done = signature.outputs().getFirst().name().equals(PROBABILITIES);
        return new LabelAnswer(
                null,
                names,
                done ? Activation.NONE : activation,
                names.isEmpty() ? TOP : Math.min(TOP, names.size()),
                0);
    }

    /** Numbered 0, 1, 2 and so on, or they are none. */
    private List<String> names() {
        var numbered = new TreeMap<Integer, String>();
        for (Map.Entry<String, JsonNode> label : config.path("id2label").properties()) {
            if (label.getKey().matches("[0-9]{1,6}")) {
                numbered.put(Integer.parseInt(label.getKey()), label.getValue().asString(""));
            }
        }
        boolean complete = !numbered.isEmpty() && numbered.lastKey() == numbered.size() - 1;
        return complete ? new ArrayList<>(numbered.values()) : List.of();
    }

    private AudioPreparation audio() {
        boolean standard = preprocessor.path("do_normalize").asBoolean(false);
        return new AudioPreparation(
                signature.inputs().getFirst().name(),
                preprocessor.path("sampling_rate").asInt(16_000),
                0,
                0,
                null,
                List.of(),
                standard ? AudioScaling.STANDARD : AudioScaling.NONE,
                MAX_SECONDS);
    }

    private Optional<ImagePreparation> image() {
        TensorSpec input = signature.inputs().getFirst();
        JsonNode size = preprocessor.path("size");
        JsonNode crop = preprocessor.path("crop_size");
        boolean cropped = preprocessor.path("do_center_crop").asBoolean(false);
        int shortest = size.path("shortest_edge").asInt(size.isNumber() ? size.asInt() : 0);
        int height = cropped ? side(crop, "height") : side(size, "height");
        int width = cropped ? side(crop, "width") : side(size, "width");
        if (height < 1 || width < 1 || input.shape().size() != 4) {
            return Optional.empty();
        }
        boolean rescaled = preprocessor.path("do_rescale").asBoolean(true);
        boolean normal = preprocessor.path("do_normalize").asBoolean(true);
        boolean last = input.shape().get(CHANNELS_LAST - 1) == 3;
        return Optional.of(new ImagePreparation(
                input.name(),
                cropped ? ImageFit.CROP : ImageFit.STRETCH,
                width,
                height,
                cropped && shortest > 0 ? shortest : null,
                1,
                filter(),
                true,
                ColorOrder.RGB,
                last ? TensorLayout.NHWC : TensorLayout.NCHW,
                false,
                rescaled ? preprocessor.path("rescale_factor").asDouble(1 / 255.0) : 1,
                normal ? doubles("image_mean") : List.of(),
                normal ? doubles("image_std") : List.of(),
                0));
    }

    private static int side(JsonNode size, String name) {
        return size.isNumber() ? size.asInt() : size.path(name).asInt(0);
    }

    /** As Pillow numbers them. */
    private ImageFilter filter() {
        return switch (preprocessor.path("resample").asInt(2)) {
            case 0 -> ImageFilter.NEAREST;
            case 1 -> ImageFilter.LANCZOS;
            case 3 -> ImageFilter.BICUBIC;
            default -> ImageFilter.BILINEAR;
        };
    }

    private List<Double> doubles(String name) {
        var values = new ArrayList<Double>();
        preprocessor.path(name).forEach(value -> values.add(value.asDouble()));
        return values;
    }
}

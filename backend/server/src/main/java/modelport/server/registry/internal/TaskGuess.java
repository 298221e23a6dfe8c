package modelport.server.registry.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import modelport.contract.processing.AudioPreparation;
import modelport.contract.processing.BoxAnswer;
import modelport.contract.processing.CandidateAnswer;
import modelport.contract.processing.CharacterAnswer;
import modelport.contract.processing.EntityAnswer;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.Preparation;
import modelport.contract.processing.Processing;
import modelport.contract.processing.RankingAnswer;
import modelport.contract.processing.RegionAnswer;
import modelport.contract.processing.SimilarityAnswer;
import modelport.contract.processing.SpanAnswer;
import modelport.contract.processing.SpeechAnswer;
import modelport.contract.processing.TextPreparation;
import modelport.contract.processing.VectorAnswer;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;

/** What a model seems to be for, judged by what it takes and gives. */
public final class TaskGuess {
    private static final Set<DataType> REAL = Set.of(DataType.FP16, DataType.BF16, DataType.FP32, DataType.FP64);

    private TaskGuess() {}

    /** One of the known tasks. */
    public static String of(Signature signature) {
        if (signature.outputs().isEmpty()) {
            // Nothing here runs it; its header says what it is for, if anything does.
            return "unknown";
        }
        Processing processing = signature.processing();
        if (processing != null && !(processing.last().interpretation() instanceof VectorAnswer)) {
            return ofProcessing(processing);
        }
        TextInput text = signature.text();
        Optional<String> named = byNames(signature);
        if (named.isPresent()) {
            return named.get();
        }
        if (!signature.classes().isEmpty() || hasProbabilities(signature)) {
            return text == null ? "classification" : "text-classification";
        }
        if (text != null && (text.pooling() != Pooling.NONE || givesOneVector(signature.outputs()))) {
            return "embedding";
        }
        return givesOneNumber(signature.outputs()) ? "regression" : "transform";
    }

    /** Inputs and outputs have the same names in all models of transformers. */
    private static Optional<String> byNames(Signature signature) {
        if (has(signature.inputs(), "past_key_values.0.key")) {
            return Optional.of("text-generation");
        }
        if (has(signature.outputs(), "start_logits") && has(signature.outputs(), "end_logits")) {
            return Optional.of("question-answering");
        }
        if (has(signature.inputs(), "pixel_values") && !signature.classes().isEmpty()) {
            return Optional.of("image-classification");
        }
        TensorSpec first = signature.outputs().getFirst();
        if (has(signature.inputs(), "input_ids")
                && first.name().equals("logits")
                && first.shape().size() == 3) {
            return Optional.of(signature.classes().isEmpty() ? "fill-mask" : "token-classification");
        }
        return Optional.empty();
    }

    private static boolean has(List<TensorSpec> specs, String name) {
        return specs.stream().anyMatch(spec -> spec.name().equals(name));
    }

    private static String ofProcessing(Processing processing) {
        Preparation first = processing.first().preparation();
        return switch (processing.last().interpretation()) {
            case LabelAnswer _ ->
                switch (first) {
                    case TextPreparation _ -> "text-classification";
                    case ImagePreparation _ -> "image-classification";
                    case AudioPreparation _ -> "audio-classification";
                    case ItemPreparation _ -> "recommendation";
                };
            case CharacterAnswer _ -> first instanceof AudioPreparation ? "speech-recognition" : "ocr";
            case RegionAnswer _ -> "ocr";
            case EntityAnswer _ -> "token-classification";
            case SpanAnswer _ -> "question-answering";
            case CandidateAnswer _ -> "fill-mask";
            case VectorAnswer _, SimilarityAnswer _ -> "embedding";
            case BoxAnswer _ -> "object-detection";
            case SpeechAnswer _ -> "voice-activity";
            case RankingAnswer _ -> "recommendation";
            case GenerationAnswer _ -> "text-generation";
        };
    }

    private static boolean hasProbabilities(Signature signature) {
        return signature.outputs().stream().anyMatch(output -> output.name().contains("probabilit"));
    }

    /** The model pools by itself: shape [rows, width]. */
    private static boolean givesOneVector(List<TensorSpec> outputs) {
        List<Long> shape = outputs.getFirst().shape();
        return shape.size() == 2 && shape.getLast() != 1;
    }

    /** One number a row: shape [rows] or [rows, 1]. */
    private static boolean givesOneNumber(List<TensorSpec> outputs) {
        if (outputs.size() != 1 || !REAL.contains(outputs.getFirst().type())) {
            return false;
        }
        List<Long> shape = outputs.getFirst().shape();
        return shape.size() == 1 || (shape.size() == 2 && shape.getLast() == 1);
    }
}

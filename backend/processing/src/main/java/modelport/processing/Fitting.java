package modelport.processing;

import java.util.List;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.processing.Activation;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.Interpretation;
import modelport.contract.processing.LabelAnswer;
import modelport.contract.processing.Processing;
import modelport.contract.processing.ProcessingPreset;
import modelport.contract.processing.Stage;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.onnx.edit.GraphEnds;
import modelport.onnx.edit.InputScaling;
import org.jspecify.annotations.Nullable;

/** Suits suggestions for pictures to what a graph does by itself, so that nothing is done twice. */
public final class Fitting {
    private final TensorSpec input;
    private final TensorSpec output;
    private final GraphEnds graph;

    /** For a model with one input. */
    public Fitting(Signature signature, GraphEnds graph) {
        input = signature.inputs().getFirst();
        output = signature.outputs().getFirst();
        this.graph = graph;
    }

    /** Whether a suggestion is about one model and pictures. */
    public static boolean concerns(ProcessingPreset preset) {
        List<Stage> stages = preset.processing().stages();
        return stages.size() == 1 && stages.getFirst().preparation() instanceof ImagePreparation;
    }

    /** The suggestion as it suits the graph, with the reason where pixels are not as usual. */
    public ProcessingPreset fit(ProcessingPreset preset) {
        if (!concerns(preset)) {
            return preset;
        }
        Stage stage = preset.processing().first();
        var pixels = (ImagePreparation) stage.preparation();
        Optional<InputScaling> scaling = graph.scaling(input.name());
        Message reason = reason(scaling);
        ImagePreparation fitted = reason == null
                ? pixels
                : pixels.withNumbers(takesBytes(scaling) ? 1 : pixels.scale(), List.of(), List.of());
        return new ProcessingPreset(
                preset.code(), preset.title(), Processing.of(fitted, told(stage.interpretation())), reason);
    }

    private boolean takesBytes(Optional<InputScaling> scaling) {
        return input.type() == DataType.UINT8 || scaling.stream().anyMatch(InputScaling::fitsBytes);
    }

    private @Nullable Message reason(Optional<InputScaling> scaling) {
        if (input.type() == DataType.UINT8) {
            return Message.of("processing.takes-bytes");
        }
        return scaling.map(found -> Message.of(
                        found.fitsBytes() ? "processing.scales-itself" : "processing.centres-itself",
                        "operators",
                        String.join(", ", found.operators())))
                .orElse(null);
    }

    private Interpretation told(Interpretation interpretation) {
        return interpretation instanceof LabelAnswer labels && graph.isSoftmax(output.name())
                ? labels.withActivation(Activation.NONE)
                : interpretation;
    }
}

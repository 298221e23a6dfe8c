package modelport.formats;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.Map;
import modelport.onnx.Refusal;

/**
 * A model that another library wrote, as ONNX.
 *
 * @param library its name, such as scikit-learn
 * @param release of the library; empty if the file does not say
 * @param part what it is made of
 * @param classes in the order of the probabilities; empty if there are none
 * @param notes what its owner should know of the reading
 * @param usage how it is to be used as far as its files say, by the names of an import's parameters: {@code maxTokens},
 *     {@code pooling}, {@code normalize}
 */
public record ConvertedModel(
        ModelProto onnx,
        String library,
        String release,
        ModelPart part,
        List<String> classes,
        List<Refusal> notes,
        Map<String, Object> usage) {
    public ConvertedModel {
        classes = List.copyOf(classes);
        notes = List.copyOf(notes);
        usage = Map.copyOf(usage);
    }

    /** A model whose files do not say how it is used. */
    public ConvertedModel(
            ModelProto onnx,
            String library,
            String release,
            ModelPart part,
            List<String> classes,
            List<Refusal> notes) {
        this(onnx, library, release, part, classes, notes, Map.of());
    }
}

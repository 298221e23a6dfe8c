package modelport.formats;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import modelport.onnx.Refusal;

/**
 * A model that another library wrote, as ONNX.
 *
 * @param library its name, such as scikit-learn
 * @param release of the library; empty if the file does not say
 * @param part what it is made of
 * @param classes in the order of the probabilities; empty if there are none
 * @param notes what its owner should know of the reading
 */
public record ConvertedModel(
        ModelProto onnx, String library, String release, ModelPart part, List<String> classes, List<Refusal> notes) {
    public ConvertedModel {
        classes = List.copyOf(classes);
        notes = List.copyOf(notes);
    }
}

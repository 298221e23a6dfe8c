package modelport.formats.sklearn;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import modelport.formats.ModelPart;

/**
 * A model that was a pickle of scikit-learn.
 *
 * @param part what it is made of
 * @param release the release of scikit-learn that wrote it; empty if the file does not say
 * @param classes the labels that it chooses from, in the order of its probabilities; empty if it chooses none
 * @param member where it was found, keys and indexes joined by slashes; empty if it was all that the file held
 * @param beside other estimators of the same file, which have no part in the answers
 */
public record SklearnModel(
        ModelProto onnx, ModelPart part, String release, List<String> classes, String member, List<String> beside) {
    public SklearnModel {
        classes = List.copyOf(classes);
        beside = List.copyOf(beside);
    }
}

package modelport.inference;

import java.util.List;
import java.util.Map;

/** A model out of an ONNX file. */
sealed interface FileModel extends LoadedModel permits OnnxModel, VectorisedModel {
    /** The classes that the last answer named, where the signature has none. */
    List<String> namedClasses();

    /** Texts that are worth a try, for each input that reads texts. */
    Map<String, List<String>> sampleTexts();
}

package modelport.inference;

import java.util.List;

/** A model out of an ONNX file. */
sealed interface FileModel extends LoadedModel permits OnnxModel, VectorisedModel {
    /** The classes that the last answer named, where the signature has none. */
    List<String> namedClasses();

    /** Values that are worth a try, for inputs that do not accept all. */
    Examples examples();

    /** Whether the file says that a row's answer depends on the rows that are given with it. */
    boolean rowsBelongTogether();
}

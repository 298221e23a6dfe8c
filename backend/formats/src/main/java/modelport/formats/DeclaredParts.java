package modelport.formats;

import java.util.List;
import java.util.Set;

/**
 * What somebody said of the files of an upload.
 *
 * @param models paths of the ONNX models that work one behind the other, the first one first; empty where there is one
 * @param files paths of other files that the models need
 */
public record DeclaredParts(List<String> models, Set<String> files) {
    /** Nobody said anything. */
    public static final DeclaredParts NONE = new DeclaredParts(List.of(), Set.of());

    public DeclaredParts {
        models = List.copyOf(models);
        files = Set.copyOf(files);
    }
}

package modelport.formats.huggingface;

import java.util.List;
import modelport.formats.ModelPart;

/**
 * What was built into a graph.
 *
 * @param classes in the order of the scores; empty if there are none
 * @param parts in the order of the data
 */
record Built(List<String> classes, List<ModelPart> parts) {
    Built {
        classes = List.copyOf(classes);
        parts = List.copyOf(parts);
    }
}

package modelport.formats.sklearn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.text.TextFeature;
import modelport.text.Vectoriser;

/** Inputs of a graph that hold counts of terms; the same counts of the same texts are one input. */
final class TextInputs {
    private static final String PREFIX = "modelport.counts.";

    private final Graph graph;
    private final Map<Counted, TextFeature> features = new LinkedHashMap<>();

    TextInputs(Graph graph) {
        this.graph = graph;
    }

    private record Counted(String input, Vectoriser vectoriser) {}

    Value counts(String input, Vectoriser vectoriser) {
        TextFeature feature = features.computeIfAbsent(new Counted(input, vectoriser), _ -> {
            String target = PREFIX + features.size();
            graph.input(target, ElementType.DOUBLE, Inputs.ROWS, vectoriser.width());
            return new TextFeature(input, target, vectoriser);
        });
        return new Value(feature.target(), ElementType.DOUBLE);
    }

    List<TextFeature> features() {
        return new ArrayList<>(features.values());
    }
}

package modelport.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import modelport.contract.Message;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;
import modelport.text.TextFeature;
import modelport.text.TextFeatures;
import modelport.text.TextRefusal;

/**
 * The inputs of a model whose graph takes counts where its callers give texts, as its file declares them.
 *
 * @param graph what the graph takes
 */
record TextColumns(TextFeatures features, List<TensorSpec> graph) {
    /** Both must tell of the same inputs. */
    TextColumns {
        graph = List.copyOf(graph);
        Map<String, TensorSpec> left = byName(graph);
        for (TextFeature feature : features.features()) {
            TensorSpec target = left.remove(feature.target());
            if (target == null || !takes(target, feature.width())) {
                throw differs(feature.target());
            }
        }
        for (String input : features.inputs()) {
            if (!features.texts().contains(input) && left.remove(input) == null) {
                throw differs(input);
            }
        }
        if (!left.isEmpty()) {
            throw differs(left.keySet().iterator().next());
        }
    }

    /** What the file declares, if anything. */
    static Optional<TextColumns> of(OrtSession session) throws OrtException {
        Optional<String> json = session.getMetadata().getCustomMetadataValue(TextFeatures.KEY);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TextColumns(TextFeatures.ofJson(json.get()), OrtTypes.inputs(session)));
        } catch (TextRefusal refused) {
            throw new InferenceException(Fault.FILE, new Message(refused.code(), refused.args())).causedBy(refused);
        }
    }

    /** What callers give: a column of texts for each input that is read, everything else as the graph takes it. */
    List<TensorSpec> inputs() {
        Map<String, TensorSpec> others = byName(graph);
        Map<String, TensorSpec> texts = features.features().stream()
                .collect(Collectors.toMap(TextFeature::input, this::column, (first, _) -> first));
        return features.inputs().stream()
                .map(input -> texts.getOrDefault(input, others.get(input)))
                .toList();
    }

    private TensorSpec column(TextFeature feature) {
        List<String> symbols =
                Objects.requireNonNull(byName(graph).get(feature.target())).symbols();
        return new TensorSpec(feature.input(), DataType.BYTES, List.of(-1L, 1L), List.of(symbols.getFirst(), ""));
    }

    private static boolean takes(TensorSpec target, int width) {
        List<Long> shape = target.shape();
        return target.type() == DataType.FP64
                && shape.size() == 2
                && shape.getFirst() < 0
                && (shape.getLast() < 0 || shape.getLast() == width);
    }

    private static Map<String, TensorSpec> byName(List<TensorSpec> specs) {
        var byName = new LinkedHashMap<String, TensorSpec>();
        specs.forEach(spec -> byName.put(spec.name(), spec));
        return byName;
    }

    private static InferenceException differs(String input) {
        return InferenceException.of(Fault.FILE, "text-inputs-differ", "input", input);
    }
}

package modelport.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a checked ONNX model is.
 *
 * @param opsets operator set versions by domain; ONNX's own domain is {@code ai.onnx}
 * @param operators how often each operator occurs, subgraphs and functions included; those outside ONNX's own domain
 *     are written {@code domain.Operator}
 * @param parameters number of weights: elements of all numeric tensors, and the coefficients and tree values of
 *     {@code ai.onnx.ml}
 * @param modelBytes bytes of the file and of the external data it uses
 * @param inputs without those that an initializer provides
 * @param classLabels in the order of the probabilities; empty if the model names none
 * @param metadata the model's own key and value pairs
 * @param externalFiles names of the files beside the model that hold its weights
 */
public record OnnxSummary(
        long irVersion,
        String producer,
        String producerVersion,
        Map<String, Long> opsets,
        Map<String, Integer> operators,
        long parameters,
        long modelBytes,
        List<OnnxValue> inputs,
        List<OnnxValue> outputs,
        List<String> classLabels,
        SequencedMap<String, String> metadata,
        Set<String> externalFiles) {
    public OnnxSummary {
        opsets = Collections.unmodifiableMap(new TreeMap<>(opsets));
        operators = Collections.unmodifiableMap(new TreeMap<>(operators));
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        classLabels = List.copyOf(classLabels);
        metadata = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(metadata));
        externalFiles = Collections.unmodifiableSet(new TreeSet<>(externalFiles));
    }
}

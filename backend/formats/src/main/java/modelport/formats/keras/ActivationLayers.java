package modelport.formats.keras;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.onnx.Attributes;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Functions that are layers of their own. */
final class ActivationLayers {
    private ActivationLayers() {}

    static Map<String, Layer> layers() {
        return Map.ofEntries(
                entry("Activation", Layer.one(call -> call.activated(call.numbers()))),
                entry("ReLU", Layer.one(ActivationLayers::relu)),
                entry("LeakyReLU", Layer.one(ActivationLayers::leaky)),
                entry("ELU", Layer.one(call -> {
                    Signal x = call.numbers();
                    return x.to(Activations.elu(
                            call.graph(), x.value(), call.config().number("alpha", 1)));
                })),
                entry("PReLU", Layer.one(ActivationLayers::prelu)),
                entry("ThresholdedReLU", Layer.one(ActivationLayers::thresholded)),
                entry("Softmax", Layer.one(ActivationLayers::softmax)));
    }

    private static Signal relu(Call call) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        double slope = call.config().number("negative_slope", 0);
        double threshold = call.config().number("threshold", 0);
        Value kept = threshold == 0
                ? Formulas.relu(graph, x.value())
                : graph.op("ThresholdedRelu", x.type(), List.of(x.value()), Attributes.of("alpha", (float) threshold));
        if (call.config().has("max_value")) {
            kept = Formulas.between(graph, kept, 0, call.config().number("max_value"));
        }
        if (slope == 0) {
            return x.to(kept);
        }
        Value below = Formulas.relu(graph, Formulas.plus(graph, graph.neg(x.value()), threshold));
        return x.to(graph.sub(kept, Formulas.times(graph, below, slope)));
    }

    private static Signal leaky(Call call) {
        Signal x = call.numbers();
        Config config = call.config();
        double slope = config.has("negative_slope") ? config.number("negative_slope") : config.number("alpha", 0.3);
        return x.to(Activations.leaky(call.graph(), x.value(), slope));
    }

    private static Signal prelu(Call call) {
        Signal x = call.numbers();
        int[] sizes = Arrays.copyOfRange(x.shape(), 1, x.rank());
        if (call.config().has("shared_axes")) {
            for (int axis : call.config().integers("shared_axes")) {
                sizes[call.axis(x, axis) - 1] = 1;
            }
        }
        Value slopes = call.weights().next("alpha", sizes).value(call.graph());
        return x.to(call.graph().op("PRelu", x.type(), List.of(x.value(), slopes)));
    }

    private static Signal thresholded(Call call) {
        Signal x = call.numbers();
        return x.to(call.graph().op("ThresholdedRelu", x.type(), List.of(x.value()), Attributes.of("alpha", (float)
                call.config().number("theta", 1))));
    }

    private static Signal softmax(Call call) {
        Signal x = call.numbers();
        if (x.mask() != null || call.arguments().signal("mask").isPresent()) {
            throw call.config().unsupported("mask", "given");
        }
        int[] axes = call.config().has("axis") ? call.config().integers("axis") : new int[] {-1};
        if (axes.length != 1) {
            throw call.config().unsupported("axis");
        }
        return x.to(Formulas.softmax(call.graph(), x.value(), call.axis(x, axes[0])));
    }
}

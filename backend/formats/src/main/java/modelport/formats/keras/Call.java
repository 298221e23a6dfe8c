package modelport.formats.keras;

import java.util.List;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * One use of a layer.
 *
 * @param kind its class
 * @param weights what it has learnt, from the first on
 */
record Call(Graph graph, String kind, Config config, Weights weights, Arguments arguments, Scope scope) {
    /** The only signal. */
    Signal input() {
        List<Signal> all = inputs();
        if (all.size() != 1) {
            throw RefusedException.of("keras.inputs", "layer", config.layer(), "found", all.size());
        }
        return all.getFirst();
    }

    List<Signal> inputs() {
        return arguments.signals();
    }

    /** The only signal as numbers of single precision, in which all layers compute. */
    Signal numbers() {
        return numbers(input());
    }

    Signal numbers(Signal signal) {
        if (signal.type() == ElementType.STRING) {
            throw RefusedException.of("keras.texts", "layer", config.layer());
        }
        return signal.to(Formulas.floats(graph, signal.value()));
    }

    /** A size that has to be known to write the layer. */
    int known(Signal signal, int axis) {
        int size = signal.size(axis);
        if (size < 0) {
            throw RefusedException.of("keras.size-open", "layer", config.layer(), "shape", signal.shown());
        }
        return size;
    }

    void expectRank(Signal signal, int rank) {
        if (signal.rank() != rank) {
            throw RefusedException.of("keras.rank", "layer", config.layer(), "shape", signal.shown(), "expected", rank);
        }
    }

    /** An axis as it is counted from the first one. */
    int axis(Signal signal, int axis) {
        int place = axis < 0 ? axis + signal.rank() : axis;
        if (place < 0 || place >= signal.rank()) {
            throw config.broken("axis");
        }
        return place;
    }

    /** What the layer's activation makes of a signal. */
    Signal activated(Signal signal) {
        return Activations.apply(this, config.get("activation"), signal);
    }

    /** {@code value + bias} along the last axis, if the layer has one. */
    Value biased(Value value, int width) {
        return config.flag("use_bias", true)
                ? graph.add(value, weights.next("bias", width).value(graph))
                : value;
    }

    Call with(Arguments others) {
        return new Call(graph, kind, config, weights, others, scope);
    }
}

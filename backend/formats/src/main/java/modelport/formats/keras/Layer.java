package modelport.formats.keras;

import java.util.List;

/** Writes what one class of layers computes. */
@FunctionalInterface
interface Layer {
    /**
     * The layer's outputs.
     *
     * @throws modelport.onnx.RefusedException if it does something that has no exact counterpart
     */
    List<Signal> write(Call call);

    /** For a layer of one output. */
    @FunctionalInterface
    interface Single {
        Signal write(Call call);
    }

    static Layer one(Single single) {
        return call -> List.of(single.write(call));
    }
}

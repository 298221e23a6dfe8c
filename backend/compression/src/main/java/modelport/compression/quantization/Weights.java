package modelport.compression.quantization;

import ai.onnx.proto.OnnxMl.TensorProto;
import modelport.compression.LayerReport.Done;
import modelport.compression.LayerReport.Skipped;
import modelport.contract.Message;
import modelport.onnx.ElementType;
import modelport.onnx.edit.TensorValues;

/** What can be said of constants that hold weights. */
final class Weights {
    /** Fewer are not worth the operators that unpack them. */
    static final int FEWEST = 512;

    private Weights() {}

    /** Whether these are enough numbers in FLOAT or DOUBLE. */
    static boolean areMany(TensorProto tensor) {
        ElementType type = TensorValues.type(tensor);
        return (type == ElementType.FLOAT || type == ElementType.DOUBLE)
                && TensorValues.isFloating(tensor)
                && TensorValues.elements(tensor) >= FEWEST;
    }

    /** Whether all are numbers that an integer times a scale can be. */
    static boolean areFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    static Done done(String layer, TensorProto before, long bytesAfter, String how) {
        return new Done(
                layer, TensorValues.type(before).bytes(TensorValues.elements(before)), bytesAfter, Message.of(how));
    }

    static Skipped skipped(String layer, String why) {
        return new Skipped(layer, Message.of("compression." + why));
    }
}

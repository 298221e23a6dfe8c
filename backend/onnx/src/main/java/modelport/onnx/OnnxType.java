package modelport.onnx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of a value: mostly a tensor; classifiers also answer with sequences of maps. */
public sealed interface OnnxType {
    /** A tensor; without a shape when the model does not even say how many dimensions there are. */
    record Tensor(ElementType element, @Nullable List<Dimension> shape) implements OnnxType {
        public Tensor {
            shape = shape == null ? null : List.copyOf(shape);
        }
    }

    /** A tensor that lists only what is not zero. */
    record SparseTensor(ElementType element, @Nullable List<Dimension> shape) implements OnnxType {
        public SparseTensor {
            shape = shape == null ? null : List.copyOf(shape);
        }
    }

    /** Any number of values of one type. */
    record Sequence(OnnxType of) implements OnnxType {}

    /** Values by key, such as probabilities by class. */
    record Map(ElementType key, OnnxType value) implements OnnxType {}

    /** A value that may be missing. */
    record Optional(OnnxType of) implements OnnxType {}

    /** A type that the model does not say. */
    record Unknown() implements OnnxType {}
}

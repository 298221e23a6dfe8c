package modelport.onnx;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import modelport.onnx.Skeleton.DataField;
import modelport.onnx.Skeleton.Sparse;
import modelport.onnx.Skeleton.Tensor;

/** Holds every tensor's data against its type and shape, wherever in the model it is. */
final class TensorCheck {
    private final OnnxLimits limits;
    private final ExternalData externalData;
    private final Set<String> files = new TreeSet<>();
    private long parameters;

    private TensorCheck(Map<String, Long> siblings, OnnxLimits limits) {
        this.limits = limits;
        this.externalData = new ExternalData(siblings);
    }

    /** The number of elements of all tensors, and the files that hold them. */
    record Found(long parameters, Set<String> files) {}

    static Found check(Skeleton model, Map<String, Long> siblings, OnnxLimits limits) {
        var check = new TensorCheck(siblings, limits);
        model.bodies().forEach(body -> {
            body.tensors().forEach(check::tensor);
            body.sparse().forEach(check::sparse);
        });
        return new Found(check.parameters, check.files);
    }

    private void tensor(Tensor tensor) {
        ElementType type = ElementType.of(tensor.type())
                .orElseThrow(
                        () -> RefusedException.of("onnx.element-type", "tensor", tensor.name(), "type", tensor.type()));
        long elements = elements(tensor);
        long bytes;
        try {
            bytes = type.bytes(elements);
        } catch (ArithmeticException tooMany) {
            throw dims(tensor, tooMany);
        }
        if (tensor.external() == null) {
            inline(tensor, type, elements, bytes);
        } else {
            files.add(externalData.check(tensor, type, bytes));
        }
        if (type != ElementType.STRING) {
            parameters = Math.addExact(parameters, elements);
        }
        if (parameters > limits.parameters()) {
            throw RefusedException.of("onnx.too-many-parameters", "limit", limits.parameters());
        }
    }

    private static long elements(Tensor tensor) {
        long elements = 1;
        for (long size : tensor.dims()) {
            if (size < 0) {
                throw RefusedException.of("onnx.dims", "tensor", tensor.name(), "dims", tensor.dims());
            }
            try {
                elements = Math.multiplyExact(elements, size);
            } catch (ArithmeticException tooMany) {
                throw dims(tensor, tooMany);
            }
        }
        return elements;
    }

    private static RefusedException dims(Tensor tensor, ArithmeticException cause) {
        var refused = RefusedException.of("onnx.dims", "tensor", tensor.name(), "dims", tensor.dims());
        refused.initCause(cause);
        return refused;
    }

    private static void inline(Tensor tensor, ElementType type, long elements, long bytes) {
        Map<DataField, Long> data = tensor.data();
        long filled = data.values().stream().filter(count -> count > 0).count();
        if (filled > 1) {
            throw RefusedException.of("onnx.data-twice", "tensor", tensor.name());
        }
        boolean raw = data.containsKey(DataField.RAW) && (filled == 0 || data.get(DataField.RAW) > 0);
        long expected = raw ? bytes : typed(type, elements);
        long actual = data.getOrDefault(raw ? DataField.RAW : field(type), 0L);
        if (actual != expected || (raw && type == ElementType.STRING)) {
            throw RefusedException.of(
                    "onnx.data-size", "tensor", tensor.name(), "expected", expected, "actual", actual);
        }
    }

    /** Where ONNX puts the elements of this type when they are not raw bytes. */
    private static DataField field(ElementType type) {
        return switch (type) {
            case FLOAT, COMPLEX64 -> DataField.FLOAT;
            case DOUBLE, COMPLEX128 -> DataField.DOUBLE;
            case INT64 -> DataField.INT64;
            case UINT32, UINT64 -> DataField.UINT64;
            case STRING -> DataField.STRING;
            case INT32,
                    INT16,
                    INT8,
                    INT4,
                    INT2,
                    UINT16,
                    UINT8,
                    UINT4,
                    UINT2,
                    BOOL,
                    FLOAT16,
                    BFLOAT16,
                    FLOAT8E4M3FN,
                    FLOAT8E4M3FNUZ,
                    FLOAT8E5M2,
                    FLOAT8E5M2FNUZ,
                    FLOAT8E8M0,
                    FLOAT4E2M1 -> DataField.INT32;
        };
    }

    /** How many numbers stand for these elements in their field. */
    private static long typed(ElementType type, long elements) {
        return switch (type) {
            case COMPLEX64, COMPLEX128 -> Math.multiplyExact(elements, 2L);
            // Elements smaller than a byte share one number.
            case INT4, UINT4, FLOAT4E2M1, INT2, UINT2 -> type.bytes(elements);
            case FLOAT,
                    DOUBLE,
                    INT64,
                    INT32,
                    INT16,
                    INT8,
                    UINT64,
                    UINT32,
                    UINT16,
                    UINT8,
                    BOOL,
                    FLOAT16,
                    BFLOAT16,
                    FLOAT8E4M3FN,
                    FLOAT8E4M3FNUZ,
                    FLOAT8E5M2,
                    FLOAT8E5M2FNUZ,
                    FLOAT8E8M0,
                    STRING -> elements;
        };
    }

    /** Values in a row; indices in a row, or one row of coordinates for each. */
    private void sparse(Sparse sparse) {
        Tensor values = sparse.values();
        Tensor indices = sparse.indices();
        elements(new Tensor(values.name(), values.type(), sparse.dims(), null, Map.of(), List.of()));
        boolean wellFormed = values.dims().size() == 1
                && !sparse.dims().isEmpty()
                && (indices.type() == ElementType.INT64.code() || values.dims().getFirst() == 0)
                && !indices.dims().isEmpty()
                && indices.dims().getFirst().equals(values.dims().getFirst())
                && (indices.dims().size() == 1
                        || (indices.dims().size() == 2
                                && indices.dims().get(1) == sparse.dims().size()));
        if (!wellFormed) {
            throw RefusedException.of("onnx.sparse", "tensor", values.name());
        }
        // Where the values are is no weight.
        parameters -= elements(indices);
    }
}

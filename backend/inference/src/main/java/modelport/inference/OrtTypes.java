package modelport.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.SequenceInfo;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;

/** ONNX Runtime's types in the contract's words. */
final class OrtTypes {
    private OrtTypes() {}

    static List<TensorSpec> inputs(OrtSession session) throws OrtException {
        var specs = new ArrayList<TensorSpec>();
        for (NodeInfo node : session.getInputInfo().values()) {
            if (!(node.getInfo() instanceof TensorInfo info)) {
                throw InferenceException.of(Fault.FILE, "input-kind", "input", node.getName());
            }
            TensorSpec spec = spec(node.getName(), info);
            if (!canCreate(spec.type())) {
                throw InferenceException.of(
                        Fault.FILE,
                        "input-type",
                        "input",
                        spec.name(),
                        "type",
                        spec.type().name());
            }
            specs.add(spec);
        }
        return NamedColumns.of(session).on(specs);
    }

    static List<TensorSpec> outputs(OrtSession session, List<String> classes) throws OrtException {
        var specs = new ArrayList<TensorSpec>();
        for (NodeInfo node : session.getOutputInfo().values()) {
            specs.add(
                    switch (node.getInfo()) {
                        case TensorInfo info -> spec(node.getName(), info);
                        case SequenceInfo info
                        when isProbabilities(info) ->
                            TensorSpec.of(node.getName(), DataType.FP32, -1, classes.isEmpty() ? -1 : classes.size());
                        default -> throw InferenceException.of(Fault.FILE, "output-kind", "output", node.getName());
                    });
        }
        return specs;
    }

    /** Whether it is one map per row from class to probability. */
    static boolean isProbabilities(SequenceInfo info) {
        return info.isSequenceOfMaps()
                && (info.mapInfo.keyType == OnnxJavaType.INT64 || info.mapInfo.keyType == OnnxJavaType.STRING)
                && info.mapInfo.valueType == OnnxJavaType.FLOAT;
    }

    static DataType type(TensorInfo info) {
        return switch (info.onnxType) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> DataType.BOOL;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> DataType.UINT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT16 -> DataType.UINT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT32 -> DataType.UINT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT64 -> DataType.UINT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> DataType.INT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> DataType.INT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> DataType.INT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> DataType.INT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16 -> DataType.FP16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16 -> DataType.BF16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> DataType.FP32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> DataType.FP64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING -> DataType.BYTES;
            default -> throw InferenceException.of(Fault.FILE, "element-type", "type", String.valueOf(info.onnxType));
        };
    }

    static OnnxJavaType javaType(DataType type) {
        return switch (type) {
            case BOOL -> OnnxJavaType.BOOL;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT8 -> OnnxJavaType.INT8;
            case INT16 -> OnnxJavaType.INT16;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case FP16 -> OnnxJavaType.FLOAT16;
            case BF16 -> OnnxJavaType.BFLOAT16;
            case FP32 -> OnnxJavaType.FLOAT;
            case FP64 -> OnnxJavaType.DOUBLE;
            case BYTES -> OnnxJavaType.STRING;
            case UINT16, UINT32, UINT64 -> throw new IllegalArgumentException(type + " cannot be given");
        };
    }

    /** The engine's Java side has no way to make the wider unsigned types. */
    static boolean canCreate(DataType type) {
        return type != DataType.UINT16 && type != DataType.UINT32 && type != DataType.UINT64;
    }

    private static TensorSpec spec(String name, TensorInfo info) {
        List<Long> shape = Arrays.stream(info.getShape()).boxed().toList();
        List<String> symbols = List.of(info.getDimensionNames());
        boolean named = symbols.size() == shape.size();
        return new TensorSpec(
                name,
                type(info),
                shape,
                named ? symbols : shape.stream().map(_ -> "").toList());
    }
}

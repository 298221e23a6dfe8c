package modelport.engines.child;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.stream.Collectors;

/** Tensors of the wire as DJL's arrays, and back. */
final class Tensors {
    private static final Map<String, DataType> TYPES = Map.ofEntries(
            Map.entry("FP32", DataType.FLOAT32),
            Map.entry("FP64", DataType.FLOAT64),
            Map.entry("FP16", DataType.FLOAT16),
            Map.entry("BF16", DataType.BFLOAT16),
            Map.entry("UINT8", DataType.UINT8),
            Map.entry("INT8", DataType.INT8),
            Map.entry("INT16", DataType.INT16),
            Map.entry("INT32", DataType.INT32),
            Map.entry("INT64", DataType.INT64),
            Map.entry("BOOL", DataType.BOOLEAN));

    private static final Map<DataType, String> NAMES =
            TYPES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private Tensors() {}

    static NDArray array(NDManager manager, WireTensor tensor) {
        DataType type = TYPES.get(tensor.type());
        if (type == null) {
            throw new IllegalArgumentException("no tensors of " + tensor.type());
        }
        // Natives read memory outside the heap.
        ByteBuffer data = ByteBuffer.allocateDirect(tensor.data().remaining()).order(ByteOrder.nativeOrder());
        data.put(tensor.data().duplicate()).flip();
        NDArray array = manager.create(data, new Shape(tensor.shape()), type);
        array.setName(tensor.name());
        return array;
    }

    static WireTensor tensor(String name, NDArray array) {
        String type = NAMES.get(array.getDataType());
        if (type == null) {
            throw new IllegalArgumentException("an output of " + array.getDataType());
        }
        ByteBuffer data = array.toByteBuffer();
        return new WireTensor(
                name, WireTensor.Kind.TENSOR, type, array.getShape().getShape(), data.order(ByteOrder.nativeOrder()));
    }
}

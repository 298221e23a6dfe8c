package modelport.formats.savedmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelport.formats.NativeValue;
import modelport.onnx.RefusedException;

/** TensorFlow's types of elements, as the contract calls them. */
final class TfTypes {
    private static final Map<Long, String> TYPES = Map.ofEntries(
            Map.entry(1L, "FP32"),
            Map.entry(2L, "FP64"),
            Map.entry(3L, "INT32"),
            Map.entry(4L, "UINT8"),
            Map.entry(6L, "INT8"),
            Map.entry(9L, "INT64"),
            Map.entry(10L, "BOOL"));

    private TfTypes() {}

    /** An input or output that a signature describes. */
    static NativeValue value(String name, ProtoMessage info) {
        long code = info.number(2);
        String type = TYPES.get(code);
        if (type == null || info.text(1).isEmpty()) {
            throw RefusedException.of("savedmodel.value-type", "name", name, "type", code);
        }
        var shape = new ArrayList<Long>();
        ProtoMessage sizes = info.last(3).orElse(null);
        boolean shaped = sizes != null && sizes.number(3) == 0;
        if (sizes != null) {
            sizes.each(field -> {
                if (field.number() == 2) {
                    shape.add(Math.max(-1, sizes.message(field).number(1)));
                }
            });
        }
        return new NativeValue(name, NativeValue.Kind.TENSOR, type, shaped ? shape : List.of(), shaped);
    }
}

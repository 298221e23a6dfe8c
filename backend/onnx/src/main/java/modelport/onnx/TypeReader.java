package modelport.onnx;

import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.Descriptors.Descriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the names, types and shapes of inputs and outputs. */
final class TypeReader {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_RANK = 64;
    private static final Descriptor VALUE = ValueInfoProto.getDescriptor();
    private static final Descriptor TYPE = TypeProto.getDescriptor();
    private static final Descriptor TENSOR = TypeProto.Tensor.getDescriptor();
    private static final Descriptor SPARSE = TypeProto.SparseTensor.getDescriptor();
    private static final Descriptor SEQUENCE = TypeProto.Sequence.getDescriptor();
    private static final Descriptor MAP = TypeProto.Map.getDescriptor();
    private static final Descriptor OPTIONAL = TypeProto.Optional.getDescriptor();
    private static final Descriptor SHAPE = TensorShapeProto.getDescriptor();
    private static final Descriptor DIMENSION = TensorShapeProto.Dimension.getDescriptor();

    private final WireReader in;
    private final Tally tally;

    TypeReader(WireReader in, Tally tally) {
        this.in = in;
        this.tally = tally;
    }

    OnnxValue value() throws IOException {
        tally.value();
        var reading = new Object() {
            String name = "";
            OnnxType type = new OnnxType.Unknown();
        };
        in.message(VALUE, number -> {
            switch (number) {
                case ValueInfoProto.NAME_FIELD_NUMBER ->
                    reading.name = tally.keep(in.string(tally.limits().nameBytes(), "name"));
                case ValueInfoProto.TYPE_FIELD_NUMBER -> reading.type = type(0);
                default -> {}
            }
        });
        return new OnnxValue(reading.name, reading.type);
    }

    private OnnxType type(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw RefusedException.of("onnx.too-deep", "limit", MAX_DEPTH);
        }
        List<OnnxType> found = new ArrayList<>();
        in.message(TYPE, number -> {
            switch (number) {
                case TypeProto.TENSOR_TYPE_FIELD_NUMBER -> found.add(tensor(TENSOR));
                case TypeProto.SPARSE_TENSOR_TYPE_FIELD_NUMBER -> found.add(tensor(SPARSE));
                case TypeProto.SEQUENCE_TYPE_FIELD_NUMBER -> found.add(new OnnxType.Sequence(element(SEQUENCE, depth)));
                case TypeProto.OPTIONAL_TYPE_FIELD_NUMBER -> found.add(new OnnxType.Optional(element(OPTIONAL, depth)));
                case TypeProto.MAP_TYPE_FIELD_NUMBER -> found.add(map(depth));
                default -> {}
            }
        });
        if (found.size() > 1) {
            throw RefusedException.of("onnx.field-twice", "field", "type", "offset", in.position());
        }
        return found.isEmpty() ? new OnnxType.Unknown() : found.getFirst();
    }

    /** Sequence and Optional both hold their element's type in field 1. */
    private OnnxType element(Descriptor holder, int depth) throws IOException {
        var element = new OnnxType[] {new OnnxType.Unknown()};
        in.message(holder, number -> {
            if (number == TypeProto.Sequence.ELEM_TYPE_FIELD_NUMBER) {
                element[0] = type(depth + 1);
            }
        });
        return element[0];
    }

    private OnnxType map(int depth) throws IOException {
        var key = new long[1];
        var value = new OnnxType[] {new OnnxType.Unknown()};
        in.message(MAP, number -> {
            switch (number) {
                case TypeProto.Map.KEY_TYPE_FIELD_NUMBER -> key[0] = in.varint();
                case TypeProto.Map.VALUE_TYPE_FIELD_NUMBER -> value[0] = type(depth + 1);
                default -> {}
            }
        });
        return ElementType.of(key[0])
                .<OnnxType>map(type -> new OnnxType.Map(type, value[0]))
                .orElseGet(OnnxType.Unknown::new);
    }

    /** Dense and sparse tensors hold element type and shape in the same fields. */
    private OnnxType tensor(Descriptor holder) throws IOException {
        var reading = new Object() {
            long element;

            @Nullable
            List<Dimension> shape;
        };
        in.message(holder, number -> {
            switch (number) {
                case TypeProto.Tensor.ELEM_TYPE_FIELD_NUMBER -> reading.element = in.varint();
                case TypeProto.Tensor.SHAPE_FIELD_NUMBER -> reading.shape = shape();
                default -> {}
            }
        });
        if (reading.element == 0) {
            return new OnnxType.Unknown();
        }
        ElementType element = ElementType.of(reading.element)
                .orElseThrow(() -> RefusedException.of("onnx.value-type", "type", reading.element));
        return holder == SPARSE
                ? new OnnxType.SparseTensor(element, reading.shape)
                : new OnnxType.Tensor(element, reading.shape);
    }

    private List<Dimension> shape() throws IOException {
        List<Dimension> dims = new ArrayList<>();
        in.message(SHAPE, number -> {
            if (number == TensorShapeProto.DIM_FIELD_NUMBER) {
                if (dims.size() == MAX_RANK) {
                    throw RefusedException.of("onnx.rank", "limit", MAX_RANK);
                }
                tally.small();
                dims.add(dimension());
            }
        });
        return dims;
    }

    private Dimension dimension() throws IOException {
        var found = new Dimension[] {new Dimension.Unknown()};
        in.message(DIMENSION, number -> {
            switch (number) {
                case TensorShapeProto.Dimension.DIM_VALUE_FIELD_NUMBER -> found[0] = fixed(in.varint());
                case TensorShapeProto.Dimension.DIM_PARAM_FIELD_NUMBER ->
                    found[0] = symbol(in.string(tally.limits().nameBytes(), "dim_param"));
                default -> {}
            }
        });
        return found[0];
    }

    /** Some exporters write -1 or 0 where any size goes. */
    private static Dimension fixed(long size) {
        return size > 0 ? new Dimension.Fixed(size) : new Dimension.Unknown();
    }

    private Dimension symbol(String name) {
        return name.isBlank() ? new Dimension.Unknown() : new Dimension.Symbol(tally.keep(name));
    }
}

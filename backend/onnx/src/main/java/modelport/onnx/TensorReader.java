package modelport.onnx;

import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.Descriptors.Descriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import modelport.onnx.Skeleton.DataField;
import modelport.onnx.Skeleton.Sparse;
import modelport.onnx.Skeleton.Tensor;

/** Reads a tensor without its elements; a few that may be class labels are kept as text. */
final class TensorReader {
    /** Tensors with more elements than this are not class labels. */
    static final int MAX_LABELS = 10_000;

    private static final Descriptor TENSOR = TensorProto.getDescriptor();
    private static final Descriptor SPARSE = SparseTensorProto.getDescriptor();
    private static final Descriptor ENTRY = StringStringEntryProto.getDescriptor();
    private static final int MAX_RANK = 64;
    private static final int MAX_EXTERNAL_ENTRIES = 16;

    private final WireReader in;
    private final Tally tally;

    TensorReader(WireReader in, Tally tally) {
        this.in = in;
        this.tally = tally;
    }

    Tensor tensor() throws IOException {
        tally.tensor();
        var reading = new Reading();
        in.message(TENSOR, reading::field);
        return reading.tensor();
    }

    Sparse sparse() throws IOException {
        tally.tensor();
        var parts = new Object() {
            Tensor values = EMPTY;
            Tensor indices = EMPTY;
        };
        List<Long> dims = new ArrayList<>();
        in.message(SPARSE, number -> {
            switch (number) {
                case SparseTensorProto.VALUES_FIELD_NUMBER -> parts.values = tensor();
                case SparseTensorProto.INDICES_FIELD_NUMBER -> parts.indices = tensor();
                case SparseTensorProto.DIMS_FIELD_NUMBER -> in.varints(size -> addSize(dims, size));
                default -> {}
            }
        });
        return new Sparse(parts.values, parts.indices, List.copyOf(dims));
    }

    private static final Tensor EMPTY = new Tensor("", 0, List.of(), null, Map.of(), List.of());

    private void addSize(List<Long> dims, long size) {
        if (dims.size() == MAX_RANK) {
            throw RefusedException.of("onnx.rank", "limit", MAX_RANK);
        }
        tally.small();
        dims.add(size);
    }

    Map.Entry<String, String> entry(int limit) throws IOException {
        var pair = new String[] {"", ""};
        in.message(ENTRY, number -> {
            switch (number) {
                case StringStringEntryProto.KEY_FIELD_NUMBER -> pair[0] = in.string(limit, "key");
                case StringStringEntryProto.VALUE_FIELD_NUMBER -> pair[1] = in.string(limit, "value");
                default -> {}
            }
        });
        return Map.entry(pair[0], pair[1]);
    }

    /** One tensor while its fields come in. */
    private final class Reading {
        private final List<Long> dims = new ArrayList<>();
        private final List<Map.Entry<String, String>> entries = new ArrayList<>();
        private final Map<DataField, Long> data = new EnumMap<>(DataField.class);
        private final List<String> labels = new ArrayList<>();
        private String name = "";
        private long type;
        private long location;

        void field(int number) throws IOException {
            switch (number) {
                case TensorProto.NAME_FIELD_NUMBER ->
                    name = tally.keep(in.string(tally.limits().nameBytes(), "name"));
                case TensorProto.DATA_TYPE_FIELD_NUMBER -> type = in.varint();
                case TensorProto.DIMS_FIELD_NUMBER -> in.varints(size -> addSize(dims, size));
                case TensorProto.DATA_LOCATION_FIELD_NUMBER -> location = in.varint();
                case TensorProto.EXTERNAL_DATA_FIELD_NUMBER -> external();
                case TensorProto.SEGMENT_FIELD_NUMBER -> throw RefusedException.of("onnx.segment", "tensor", name);
                case TensorProto.RAW_DATA_FIELD_NUMBER -> raw();
                case TensorProto.FLOAT_DATA_FIELD_NUMBER -> add(DataField.FLOAT, in.countFixed(Float.BYTES));
                case TensorProto.DOUBLE_DATA_FIELD_NUMBER -> add(DataField.DOUBLE, in.countFixed(Double.BYTES));
                case TensorProto.INT32_DATA_FIELD_NUMBER -> add(DataField.INT32, integers());
                case TensorProto.INT64_DATA_FIELD_NUMBER -> add(DataField.INT64, integers());
                case TensorProto.UINT64_DATA_FIELD_NUMBER -> add(DataField.UINT64, in.countVarints());
                case TensorProto.STRING_DATA_FIELD_NUMBER -> string();
                default -> {}
            }
        }

        private void add(DataField field, long count) {
            data.merge(field, count, Math::addExact);
        }

        private void external() throws IOException {
            if (entries.size() == MAX_EXTERNAL_ENTRIES) {
                throw RefusedException.of("onnx.external-entries", "tensor", name, "limit", MAX_EXTERNAL_ENTRIES);
            }
            Map.Entry<String, String> entry = entry(tally.limits().nameBytes());
            tally.keep(entry.getKey());
            tally.keep(entry.getValue());
            entries.add(entry);
        }

        private void string() throws IOException {
            int limit = tally.limits().nameBytes();
            boolean keep = labels.size() < MAX_LABELS && in.peekLength() <= limit;
            if (keep) {
                keepLabel(new String(in.bytes(limit, "string_data"), StandardCharsets.UTF_8));
            } else {
                in.skipBytes();
            }
            add(DataField.STRING, 1);
        }

        /** Raw integers are kept if the type came before them and they are few. */
        private void raw() throws IOException {
            int limit = MAX_LABELS * Long.BYTES;
            if (type != ElementType.INT64.code() || in.peekLength() > limit) {
                add(DataField.RAW, in.skipBytes());
                return;
            }
            ByteBuffer raw = ByteBuffer.wrap(in.bytes(limit, "raw_data")).order(ByteOrder.LITTLE_ENDIAN);
            add(DataField.RAW, raw.remaining());
            while (raw.remaining() >= Long.BYTES) {
                keepLabel(Long.toString(raw.getLong()));
            }
        }

        private long integers() throws IOException {
            boolean kept = type == ElementType.INT64.code() || type == ElementType.INT32.code();
            boolean few = in.isSingle() || in.peekLength() <= MAX_LABELS;
            return kept && few ? in.varints(this::label) : in.countVarints();
        }

        private void label(long value) {
            if (labels.size() < MAX_LABELS) {
                keepLabel(Long.toString(value));
            }
        }

        private void keepLabel(String label) {
            labels.add(tally.keep(label));
        }

        Tensor tensor() {
            if (location < 0 || location > 1) {
                throw RefusedException.of("onnx.data-location", "tensor", name);
            }
            boolean external = location == TensorProto.DataLocation.EXTERNAL_VALUE;
            if (!external && !entries.isEmpty()) {
                throw RefusedException.of("onnx.external-unmarked", "tensor", name);
            }
            return new Tensor(
                    name,
                    type,
                    List.copyOf(dims),
                    external ? List.copyOf(entries) : null,
                    Collections.unmodifiableMap(data),
                    List.copyOf(labels));
        }
    }
}

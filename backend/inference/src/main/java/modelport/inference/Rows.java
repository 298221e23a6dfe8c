package modelport.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import org.jspecify.annotations.Nullable;

/** Parsed values as the tensors that a signature asks for; whatever does not fit is told by name and place. */
public final class Rows {
    private final Map<String, TensorSpec> specs = new LinkedHashMap<>();
    private final boolean missingAllowed;

    private Rows(Signature signature, boolean missingAllowed) {
        signature.inputs().forEach(spec -> specs.put(spec.name(), spec));
        this.missingAllowed = missingAllowed;
    }

    /** For a model that cannot do without any value. */
    public static Rows of(Signature signature) {
        return new Rows(signature, false);
    }

    /** For a model that knows what to do with missing numbers: null and NaN go in as NaN. */
    public static Rows withMissing(Signature signature) {
        return new Rows(signature, true);
    }

    /** Rows as lists: the row of the only input, or one value per input where every input is a column. */
    public Map<String, Tensor> features(List<?> rows) {
        if (rows.isEmpty()) {
            throw InputErrors.noRows(specs.keySet().iterator().next());
        }
        if (specs.size() == 1) {
            return only(rows);
        }
        specs.values().forEach(this::expectColumn);
        var columns = columns();
        for (int i = 0; i < rows.size(); i++) {
            if (!(rows.get(i) instanceof List<?> row)) {
                throw InputErrors.notRows(String.valueOf(rows.get(i)));
            }
            if (row.size() != specs.size()) {
                throw InputErrors.rowLength(String.join(", ", specs.keySet()), i, specs.size(), row.size());
            }
            var cells = row.iterator();
            columns.values().forEach(column -> column.add(cells.next()));
        }
        return inputs(columns);
    }

    /** Rows as lists or as objects by input name. */
    public Map<String, Tensor> instances(List<?> instances) {
        if (instances.isEmpty() || !(instances.getFirst() instanceof Map)) {
            return features(instances);
        }
        if (named().isPresent()) {
            List<String> names = named().get().columns();
            return only(instances.stream().map(row -> NamedRows.row(row, names)).toList());
        }
        var columns = columns();
        for (Object instance : instances) {
            if (!(instance instanceof Map<?, ?> row)) {
                throw InputErrors.notRows(String.valueOf(instance));
            }
            NamedRows.expectAll(row, specs.keySet());
            columns.forEach((name, column) -> column.add(row.get(name)));
        }
        return inputs(columns);
    }

    /** The only input, if the model knows names for its columns. */
    private Optional<TensorSpec> named() {
        return specs.values().stream()
                .filter(spec -> specs.size() == 1 && !spec.columns().isEmpty())
                .findFirst();
    }

    /** Columns by input name, or by the names that the only input has for them; its values alone will do too. */
    public Map<String, Tensor> inputs(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> columns)) {
            return only(value);
        }
        Optional<TensorSpec> named = named();
        if (named.isPresent() && !columns.containsKey(named.get().name())) {
            return only(NamedRows.rows(columns, named.get().columns()));
        }
        expectNames(columns);
        var tensors = new LinkedHashMap<String, Tensor>();
        specs.forEach((name, spec) ->
                tensors.put(name, NestedValues.read(spec, column(spec, columns.get(name)), missingAllowed)));
        return checked(tensors);
    }

    /** One input whose type and shape the caller declares; values flat or nested. */
    public Tensor tensor(String name, DataType type, long[] shape, List<?> values) {
        TensorSpec spec = declared(name, type, shape);
        var flat = new ArrayList<@Nullable Object>();
        flatten(values, flat);
        long expected = Tensor.elementsOf(shape);
        if (flat.size() != expected) {
            throw InputErrors.count(name, expected, flat.size());
        }
        var line = new TensorSpec(name, type, List.of(-1L), List.of(""));
        Tensor tensor = NestedValues.read(
                        line, flat, missingAllowed || !spec.gaps().isEmpty())
                .reshape(shape);
        if (tensor instanceof NumberTensor numbers) {
            expectFinite(spec, numbers);
        }
        return tensor;
    }

    /** One input in bytes, the lowest first; texts are their lengths in four bytes and themselves. */
    public Tensor tensor(String name, DataType type, long[] shape, ByteBuffer raw) {
        TensorSpec spec = declared(name, type, shape);
        ByteBuffer bytes = raw.slice().order(ByteOrder.LITTLE_ENDIAN);
        int elements = Tensor.elementsOf(shape);
        if (type == DataType.BYTES) {
            return new TextTensor(shape, texts(spec, bytes, elements));
        }
        if (bytes.remaining() != (long) elements * type.bytes()) {
            throw InputErrors.count(name, elements, bytes.remaining() / type.bytes());
        }
        NumberTensor tensor = Tensor.allocate(type, shape);
        tensor.data().put(bytes);
        expectFinite(spec, tensor);
        return tensor;
    }

    /** The same, if there is one for each input, of its type and shape, and with equally many rows. */
    public Map<String, Tensor> checked(Map<String, Tensor> tensors) {
        expectNames(tensors);
        var rows = new LinkedHashMap<String, Long>();
        var ordered = new LinkedHashMap<String, Tensor>();
        for (TensorSpec spec : specs.values()) {
            Tensor tensor = Objects.requireNonNull(tensors.get(spec.name()));
            if (tensor.type() != spec.type()) {
                throw InputErrors.datatype(spec, tensor.type().name());
            }
            expectShape(spec, tensor.shape());
            if (!spec.shape().isEmpty() && spec.shape().getFirst() < 0) {
                long expected = rows.computeIfAbsent(spec.symbols().getFirst(), _ -> (long) tensor.rows());
                if (expected != tensor.rows()) {
                    throw InputErrors.rowsDiffer(spec.name(), expected, tensor.rows());
                }
            }
            ordered.put(spec.name(), tensor);
        }
        return ordered;
    }

    /** What a model that reads texts is given: one text, several, or rows of one text each. */
    public static List<String> texts(@Nullable Object value) {
        if (value instanceof String text) {
            return List.of(text);
        }
        if (!(value instanceof List<?> list)) {
            throw InputErrors.notText(String.valueOf(value));
        }
        if (list.isEmpty()) {
            throw InputErrors.noRows(TextModel.TEXT);
        }
        return list.stream().map(Rows::text).toList();
    }

    private static String text(@Nullable Object row) {
        return switch (row) {
            case String text -> text;
            case List<?> cells when cells.size() == 1 && cells.getFirst() instanceof String text -> text;
            case Map<?, ?> cells when cells.size() == 1 && cells.get(TextModel.TEXT) instanceof String text -> text;
            case null, default -> throw InputErrors.notText(String.valueOf(row));
        };
    }

    private Map<String, Tensor> only(@Nullable Object value) {
        if (specs.size() != 1) {
            throw InputErrors.notColumns(specs.keySet());
        }
        TensorSpec spec = specs.values().iterator().next();
        return checked(Map.of(spec.name(), NestedValues.read(spec, column(spec, value), missingAllowed)));
    }

    /** A column may be given as its bare values. */
    private static @Nullable Object column(TensorSpec spec, @Nullable Object value) {
        boolean column = spec.shape().size() == 2 && spec.shape().get(1) == 1;
        if (column && value instanceof List<?> list && !list.isEmpty() && !(list.getFirst() instanceof List)) {
            return list.stream().map(Arrays::asList).toList();
        }
        return value;
    }

    private void expectColumn(TensorSpec spec) {
        List<Long> shape = spec.shape();
        if (shape.size() != 1 && !(shape.size() == 2 && shape.get(1) == 1)) {
            throw InputErrors.notColumns(specs.keySet());
        }
    }

    private Map<String, List<@Nullable Object>> columns() {
        return specs.keySet().stream()
                .collect(Collectors.toMap(name -> name, _ -> new ArrayList<>(), (a, _) -> a, LinkedHashMap::new));
    }

    private void expectNames(Map<?, ?> given) {
        NamedRows.expect(given, specs.keySet());
    }

    private TensorSpec declared(String name, DataType type, long[] shape) {
        TensorSpec spec = specs.get(name);
        if (spec == null) {
            throw InputErrors.unknownInput(name, specs.keySet());
        }
        if (spec.type() != type) {
            throw InputErrors.datatype(spec, type.name());
        }
        expectShape(spec, shape);
        return spec;
    }

    private static void expectShape(TensorSpec spec, long[] shape) {
        boolean fits = shape.length == spec.shape().size();
        for (int axis = 0; fits && axis < shape.length; axis++) {
            long size = spec.shape().get(axis);
            fits = shape[axis] >= 0 && (size < 0 || size == shape[axis]);
        }
        if (!fits) {
            throw InputErrors.shape(spec, Arrays.stream(shape).boxed().toList());
        }
        if (shape.length > 0 && shape[0] == 0) {
            throw InputErrors.noRows(spec.name());
        }
    }

    private static void flatten(@Nullable Object value, List<@Nullable Object> flat) {
        if (value instanceof List<?> list) {
            list.forEach(part -> flatten(part, flat));
        } else {
            flat.add(value);
        }
    }

    private static List<String> texts(TensorSpec spec, ByteBuffer bytes, int elements) {
        var texts = new ArrayList<String>();
        while (bytes.remaining() >= Integer.BYTES && texts.size() < elements) {
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                break;
            }
            byte[] text = new byte[length];
            bytes.get(text);
            texts.add(new String(text, StandardCharsets.UTF_8));
        }
        if (texts.size() != elements || bytes.hasRemaining()) {
            throw InputErrors.count(spec.name(), elements, texts.size());
        }
        return texts;
    }

    private void expectFinite(TensorSpec spec, NumberTensor tensor) {
        switch (spec.type()) {
            case FP16, BF16, FP32, FP64 -> {
                int width = Math.max(1, tensor.rowElements());
                for (int i = 0; i < tensor.elements(); i++) {
                    double value = tensor.number(i);
                    boolean missing = Double.isNaN(value)
                            && (missingAllowed || spec.gaps().contains(i % width));
                    if (!Double.isFinite(value) && !missing) {
                        throw InputErrors.notFinite(spec.name(), "[" + i + "]", String.valueOf(value));
                    }
                }
            }
            case BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, BYTES -> {
                // every pattern of bits is a value
            }
        }
    }
}

package modelport.formats.tflite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.formats.KeptModel;
import modelport.formats.MappedBytes;
import modelport.formats.ModelPart;
import modelport.formats.OtherModel;
import modelport.formats.tflite.FlatTable.Items;
import modelport.onnx.RefusedException;

/** Reads what a TensorFlow Lite file says of itself: subgraphs, tensors, operators. */
public final class TfliteFiles {
    private static final int NEWEST = 3;
    private static final int SHOWN_TENSORS = 2_000;
    private static final int MOST_AXES = 16;
    /** Lists may stand in one place and be pointed to from many. */
    private static final int MOST_STEPS = 10_000_000;

    private final FlatTable model;
    private final List<String> codes = new ArrayList<>();
    private final Map<String, Integer> operators = new TreeMap<>();
    private final Map<String, Integer> types = new TreeMap<>();
    private final List<Boolean> filled = new ArrayList<>();
    private int shown;
    private long steps;
    private long parameters;

    private TfliteFiles(FlatTable model) {
        this.model = model;
    }

    /** What a file says. */
    public static OtherModel inspect(Path file) throws IOException {
        try (MappedBytes bytes = MappedBytes.open(file, "tflite.broken-file")) {
            return new OtherModel.Kept(new TfliteFiles(FlatTable.root(bytes)).read());
        }
    }

    private KeptModel read() {
        long version = model.uint32(0, 0);
        if (version != NEWEST) {
            throw RefusedException.of("tflite.version", "version", version);
        }
        Items operatorCodes = model.items(1);
        for (int i = 0; i < operatorCodes.count(4); i++) {
            codes.add(code(operatorCodes.table(i)));
        }
        buffers(model.items(4));
        Items subgraphs = model.items(2);
        var parts = new ArrayList<ModelPart>();
        for (int i = 0; i < subgraphs.count(4); i++) {
            parts.add(subgraph(subgraphs.table(i), i));
        }
        if (parts.isEmpty()) {
            throw RefusedException.of("tflite.no-subgraph");
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("description", model.text(3));
        facts.put("subgraphs", Integer.toString(parts.size()));
        facts.put(
                "quantisation",
                types.entrySet().stream()
                        .map(type -> type.getKey() + " × " + type.getValue())
                        .collect(Collectors.joining(", ")));
        return new KeptModel(
                "TensorFlow Lite",
                Long.toString(version),
                new ModelPart("tflite", "TensorFlow Lite", facts, parts),
                operators,
                parameters);
    }

    /** The newer field holds what no longer fits a byte. */
    private static String code(FlatTable code) {
        long builtin = Math.max(code.int8(0, 0), code.uint32(3, 0));
        return builtin == TfliteNames.CUSTOM ? "custom " + code.text(1) : TfliteNames.operator(builtin);
    }

    private void buffers(Items buffers) {
        for (int i = 0; i < buffers.count(4); i++) {
            FlatTable buffer = buffers.table(i);
            Items data = buffer.items(0);
            data.bytes().expect(data.at(), data.size());
            long offset = buffer.int64(1, 0);
            long size = buffer.int64(2, 0);
            if (offset > 1) {
                data.bytes().expect(offset, size);
            }
            filled.add(data.size() > 0 || (offset > 1 && size > 0));
        }
    }

    private ModelPart subgraph(FlatTable graph, int number) {
        Items tensors = graph.items(0);
        int count = taken(tensors);
        var names = new ArrayList<String>();
        var parts = new ArrayList<ModelPart>();
        for (int i = 0; i < count; i++) {
            FlatTable tensor = tensors.table(i);
            List<Long> shape = shape(tensor);
            String type = TfliteNames.type(tensor.int8(1, 0));
            String name = tensor.text(3);
            names.add(name + " " + type + shape);
            if (weights(tensor, shape)) {
                types.merge(type, 1, Integer::sum);
            }
            if (shown++ < SHOWN_TENSORS) {
                parts.add(new ModelPart("tensor", name, tensorFacts(tensor, type, shape), List.of()));
            }
        }
        operators(graph.items(3), count);
        String title = graph.text(4);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("inputs", chosen(graph.items(1), names));
        facts.put("outputs", chosen(graph.items(2), names));
        facts.put("tensors", Integer.toString(count));
        facts.put("operators", Integer.toString(graph.items(3).count(4)));
        return new ModelPart("subgraph", title.isEmpty() ? "subgraph " + number : title, facts, parts);
    }

    private boolean weights(FlatTable tensor, List<Long> shape) {
        long buffer = tensor.uint32(2, 0);
        if (buffer >= Math.max(1, filled.size())) {
            throw RefusedException.of("tflite.broken-file-index", "name", tensor.text(3));
        }
        boolean weights = buffer > 0 && filled.get((int) buffer);
        if (weights) {
            parameters += shape.stream().reduce(1L, (one, other) -> one * other);
        }
        return weights;
    }

    private int taken(Items items) {
        int count = items.count(4);
        steps += count + 1;
        if (steps > MOST_STEPS) {
            throw RefusedException.of("tflite.resource-limit", "count", steps, "limit", MOST_STEPS);
        }
        return count;
    }

    private List<Long> shape(FlatTable tensor) {
        Items sizes = tensor.items(0);
        int axes = taken(sizes);
        List<Long> shape =
                IntStream.range(0, axes).mapToObj(i -> (long) sizes.int32(i)).toList();
        double elements = shape.stream().mapToDouble(Long::doubleValue).reduce(1, (one, other) -> one * other);
        if (axes > MOST_AXES || Math.abs(elements) > 1L << 48) {
            throw RefusedException.of("tflite.broken-file-index", "name", tensor.text(3));
        }
        return shape;
    }

    private static Map<String, String> tensorFacts(FlatTable tensor, String type, List<Long> shape) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("type", type);
        facts.put("shape", shape.toString());
        int scales = tensor.table(4)
                .map(quantisation -> quantisation.items(2).count(4))
                .orElse(0);
        if (scales > 0) {
            facts.put("scales", Integer.toString(scales));
        }
        return facts;
    }

    private void operators(Items list, int tensors) {
        int count = taken(list);
        for (int i = 0; i < count; i++) {
            FlatTable operator = list.table(i);
            long code = operator.uint32(0, 0);
            if (code >= codes.size()) {
                throw RefusedException.of("tflite.broken-file-index", "name", "operator " + i);
            }
            expectIndexes(operator.items(1), tensors);
            expectIndexes(operator.items(2), tensors);
            operators.merge(codes.get((int) code), 1, Integer::sum);
        }
    }

    /** An input that is left out has the index -1. */
    private void expectIndexes(Items indexes, int tensors) {
        int count = taken(indexes);
        for (int i = 0; i < count; i++) {
            if (indexes.int32(i) < -1 || indexes.int32(i) >= tensors) {
                throw RefusedException.of("tflite.broken-file-index", "name", "tensor " + indexes.int32(i));
            }
        }
    }

    private String chosen(Items indexes, List<String> names) {
        expectIndexes(indexes, names.size());
        return IntStream.range(0, indexes.count(4))
                .map(indexes::int32)
                .filter(index -> index >= 0)
                .mapToObj(names::get)
                .collect(Collectors.joining("; "));
    }
}

package modelport.gateway.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import modelport.contract.registry.DataType;
import modelport.gateway.Refusal;
import modelport.gateway.json.JsonReader;
import modelport.gateway.json.JsonValues;
import modelport.gateway.json.RowNumbers;
import modelport.gateway.protocol.Infer.Wanted;
import modelport.gateway.serving.Fields;
import modelport.gateway.serving.Question;
import modelport.gateway.serving.ServableForm;
import modelport.inference.InputErrors;
import modelport.inference.Tensor;
import modelport.inference.TextTensor;
import org.jspecify.annotations.Nullable;

/** An infer request as it is written, before anything of it is compared with the model. */
final class InferRequest {
    private static final int MAX_TENSORS = 1_000;
    private static final int MAX_VALUES = 16_000_000;
    private static final int NONE = -1;

    private final List<Input> inputs = new ArrayList<>();
    private final List<Wanted> outputs = new ArrayList<>();
    private @Nullable String id;
    private boolean binaryOutput;

    /** An input tensor: its data is at a place in the JSON, or so many bytes behind it. */
    private static final class Input {
        private @Nullable String name;
        private @Nullable String datatype;
        private long @Nullable [] shape;
        private int dataAt = NONE;
        private long binarySize = NONE;
    }

    private InferRequest() {}

    static InferRequest read(Body body, JsonReader json) {
        if (body.jsonLength() > body.length()) {
            throw Refusal.malformed("gateway.json-length", "length", Integer.toString(body.jsonLength()));
        }
        var request = new InferRequest();
        body.json(json).expect('{');
        if (!json.accept('}')) {
            do {
                request.member(json);
            } while (json.accept(','));
            json.expect('}');
        }
        json.finish();
        if (request.inputs.isEmpty()) {
            throw Refusal.malformed("gateway.no-inputs");
        }
        return request;
    }

    private void member(JsonReader json) {
        switch (json.key()) {
            case "id" -> id = json.string();
            case "inputs" -> each(json, () -> inputs.add(input(json)), inputs);
            case "outputs" -> each(json, () -> outputs.add(output(json)), outputs);
            case "parameters" ->
                binaryOutput = binary(json, "binary_data_output").orElse(false);
            default -> json.skip();
        }
    }

    private static void each(JsonReader json, Runnable item, List<?> items) {
        json.expect('[');
        if (json.accept(']')) {
            return;
        }
        do {
            if (items.size() == MAX_TENSORS) {
                throw Refusal.malformed("gateway.too-many-tensors", "limit", Integer.toString(MAX_TENSORS));
            }
            item.run();
        } while (json.accept(','));
        json.expect(']');
    }

    private static Input input(JsonReader json) {
        var input = new Input();
        json.expect('{');
        do {
            switch (json.key()) {
                case "name" -> input.name = json.string();
                case "datatype" -> input.datatype = json.string();
                case "shape" -> input.shape = shape(json);
                case "data" -> {
                    json.peek();
                    input.dataAt = json.position();
                    json.skip();
                }
                case "parameters" ->
                    input.binarySize = parameter(json, "binary_data_size") instanceof Long size ? size : NONE;
                default -> json.skip();
            }
        } while (json.accept(','));
        json.expect('}');
        return input;
    }

    private static Wanted output(JsonReader json) {
        String name = null;
        Boolean binary = null;
        json.expect('{');
        do {
            switch (json.key()) {
                case "name" -> name = json.string();
                case "parameters" -> binary = binary(json, "binary_data").orElse(null);
                default -> json.skip();
            }
        } while (json.accept(','));
        json.expect('}');
        if (name == null) {
            throw Refusal.malformed("gateway.no-name", "part", "outputs");
        }
        return new Wanted(name, binary);
    }

    private static long[] shape(JsonReader json) {
        var sizes = new ArrayList<Long>();
        json.expect('[');
        if (!json.accept(']')) {
            do {
                sizes.add(json.longValue());
            } while (json.accept(',') && sizes.size() < 32);
            json.expect(']');
        }
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    private static Optional<Boolean> binary(JsonReader json, String name) {
        return parameter(json, name) instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
    }

    private static @Nullable Object parameter(JsonReader json, String name) {
        return JsonValues.read(json) instanceof Map<?, ?> parameters ? parameters.get(name) : null;
    }

    Question question(ServableForm form, Body body, JsonReader json) {
        Fields fields = form.fields();
        if (fields != null && !fields.isText()) {
            throw Refusal.unfit("gateway.fields-elsewhere", "input", fields.input());
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        int binaryAt = body.jsonLength();
        for (Input input : inputs) {
            if (input.name == null) {
                throw Refusal.malformed("gateway.no-name", "part", "inputs");
            }
            if (tensors.put(input.name, tensor(form, input, body, json, binaryAt)) != null) {
                throw Refusal.malformed("gateway.json-twice", "key", input.name);
            }
            binaryAt += (int) Math.max(0, input.binarySize);
        }
        if (body.jsonLength() >= 0 && binaryAt != body.length()) {
            throw Refusal.malformed("gateway.binary-rest", "rest", Integer.toString(body.length() - binaryAt));
        }
        for (Wanted output : outputs) {
            if (form.outputs().stream().noneMatch(spec -> spec.name().equals(output.name()))) {
                throw InputErrors.unknownOutput(
                        output.name(),
                        form.outputs().stream().map(spec -> spec.name()).toList());
            }
        }
        Map<String, Tensor> checked = form.rows().checked(tensors);
        var writer = new InferWriter(id, outputs, binaryOutput);
        Tensor first = checked.values().iterator().next();
        if (form.text()) {
            return Question.of(((TextTensor) first).values(), writer);
        }
        if (fields != null) {
            return FieldRequest.of(fields, ((TextTensor) first).values(), writer);
        }
        int rows = form.whole() ? 1 : first.rows();
        if (rows == 0) {
            throw InputErrors.noRows(form.inputs().getFirst().name());
        }
        return Question.of(checked, rows, writer);
    }

    private static Tensor tensor(ServableForm form, Input input, Body body, JsonReader json, int binaryAt) {
        String name = Objects.requireNonNull(input.name);
        DataType type = type(name, input.datatype);
        long[] shape = checked(name, input.shape);
        if (input.binarySize >= 0) {
            if (body.jsonLength() < 0 || input.binarySize > body.length() - binaryAt) {
                throw Refusal.malformed("gateway.binary-size", "input", name, "size", Long.toString(input.binarySize));
            }
            ByteBuffer raw = ByteBuffer.wrap(body.bytes(), binaryAt, (int) input.binarySize);
            return form.rows().tensor(name, type, shape, raw);
        }
        if (input.dataAt == NONE) {
            throw Refusal.malformed("gateway.no-data", "input", name);
        }
        if (type == DataType.FP16 || type == DataType.BF16) {
            throw Refusal.malformed("gateway.only-binary", "name", name, "type", type.name());
        }
        if (form.plainWidth() > 0
                && shape.length == 2
                && shape[1] == form.plainWidth()
                && type == form.inputs().getFirst().type()) {
            Optional<Tensor> plain = plain(body.json(json), input.dataAt, type, shape);
            if (plain.isPresent()) {
                // Names are checked with all others.
                return plain.get();
            }
        }
        body.json(json).seek(input.dataAt);
        if (JsonValues.read(json) instanceof List<?> values) {
            return form.rows().tensor(name, type, shape, values);
        }
        throw Refusal.malformed("gateway.no-data", "input", name);
    }

    private static Optional<Tensor> plain(JsonReader json, int at, DataType type, long[] shape) {
        int rows = (int) shape[0];
        int width = (int) shape[1];
        json.seek(at);
        int values = rows * width;
        if (values == 0 || json.countCommas(values) < values - 1) {
            return Optional.empty();
        }
        var tensor = Tensor.allocate(type, shape);
        try {
            if (PlainRows.flat(json, RowNumbers.in(tensor), 0, rows, width)) {
                return Optional.of(tensor);
            }
            json.seek(at);
            return PlainRows.nested(json, RowNumbers.in(tensor), 0, rows, width) == rows
                    ? Optional.of(tensor)
                    : Optional.empty();
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    private static DataType type(String input, @Nullable String datatype) {
        for (DataType type : DataType.values()) {
            if (type.name().equals(datatype)) {
                return type;
            }
        }
        throw Refusal.malformed(
                "gateway.unknown-type",
                "input",
                input,
                "found",
                String.valueOf(datatype),
                "expected",
                "BOOL, INT64, FP32, …");
    }

    private static long[] checked(String input, long @Nullable [] shape) {
        if (shape == null) {
            throw Refusal.malformed("gateway.no-shape", "input", input);
        }
        long elements = 1;
        for (long size : shape) {
            if (size < 0 || size > MAX_VALUES || (elements *= Math.max(1, size)) > MAX_VALUES) {
                throw Refusal.malformed("gateway.too-big", "input", input, "limit", Integer.toString(MAX_VALUES));
            }
        }
        return shape;
    }
}

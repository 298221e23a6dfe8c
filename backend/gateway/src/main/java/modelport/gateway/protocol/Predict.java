package modelport.gateway.protocol;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import modelport.gateway.Refusal;
import modelport.gateway.Servable;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.json.JsonReader;
import modelport.gateway.json.JsonValues;
import modelport.gateway.serving.AnswerWriter;
import modelport.gateway.serving.Call;
import modelport.gateway.serving.Fields;
import modelport.gateway.serving.Live;
import modelport.gateway.serving.Question;
import modelport.gateway.serving.ServableForm;
import modelport.gateway.serving.Tick;
import modelport.inference.InputErrors;
import modelport.inference.Rows;
import modelport.inference.Tensor;
import modelport.inference.TextModel;
import org.jspecify.annotations.Nullable;

/**
 * Modelport's own {@code /predict}: {@code {"features": rows}}, {@code {"instances": rows}} or {@code {"inputs":
 * columns}}.
 *
 * @param plain whether the answer is the bare list of predictions
 */
public record Predict(boolean plain) implements Protocol {
    private static final List<String> KEYS = List.of("features", "instances", "inputs");
    private static final byte[] FEATURES = JsonBytes.ascii("features");
    private static final byte[] INSTANCES = JsonBytes.ascii("instances");
    private static final byte[] INPUTS = JsonBytes.ascii("inputs");
    private static final int MAX_NUMBERS = 16_000_000;

    /** What clients see of a servable. */
    public static ServableForm form(Servable servable) {
        return ServableForm.of(
                servable,
                (one, outputs, plain) -> Fields.of(one.signature()).isPresent()
                        ? new FieldWriter(one, plain)
                        : new PredictWriter(one, outputs, plain));
    }

    @Override
    public boolean quick(Call call, Live live, Tick tick, Body body, JsonReader json) {
        ServableForm form = live.form();
        if (form.plainWidth() == 0) {
            return false;
        }
        tick.makeRoom(tick.capacity() / 2);
        try {
            body.json(json).expect('{');
            if (!acceptKey(json)) {
                return false;
            }
            int room = tick.capacity() - tick.next();
            int rows = PlainRows.nested(json, tick.numbers(), tick.next(), room, form.plainWidth());
            if (rows < 1 || !json.accept('}')) {
                return false;
            }
            json.finish();
            call.rows(rows);
            tick.add(call, rows, writer(form));
            return true;
        } catch (Refusal _) {
            return false;
        }
    }

    @Override
    public Question read(Live live, Body body, JsonReader json) {
        ServableForm form = live.form();
        if (form.plainWidth() > 0) {
            Optional<Tensor> tensor = plain(form, body.json(json));
            if (tensor.isPresent()) {
                String name = form.inputs().getFirst().name();
                return Question.of(Map.of(name, tensor.get()), tensor.get().rows(), writer(form));
            }
        }
        Fields fields = form.fields();
        if (fields != null) {
            return FieldRequest.read(fields, body, json, writer(form));
        }
        body.json(json);
        if (json.peek() != '{') {
            throw json.unexpected("{");
        }
        var members = (Map<?, ?>) JsonValues.read(json);
        json.finish();
        return question(form, Objects.requireNonNull(members));
    }

    private static boolean acceptKey(JsonReader json) {
        return json.acceptKey(FEATURES) || json.acceptKey(INSTANCES) || json.acceptKey(INPUTS);
    }

    private static Optional<Tensor> plain(ServableForm form, JsonReader json) {
        try {
            json.expect('{');
            if (!acceptKey(json)) {
                return Optional.empty();
            }
            return PlainRows.tensor(json, form.inputs().getFirst().type(), form.plainWidth(), MAX_NUMBERS)
                    .filter(_ -> json.accept('}') && json.peek() < 0);
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    private Question question(ServableForm form, Map<?, ?> members) {
        List<String> given = KEYS.stream().filter(members::containsKey).toList();
        if (given.size() != 1) {
            throw Refusal.malformed("gateway.one-of", "expected", quoted(KEYS), "found", quoted(members.keySet()));
        }
        String key = given.getFirst();
        Object value = members.get(key);
        if (form.text()) {
            return Question.of(texts(value), writer(form));
        }
        Map<String, Tensor> inputs = switch (key) {
            case "features" -> form.rows().features(list(key, value));
            case "instances" -> form.rows().instances(list(key, value));
            default -> form.rows().inputs(value);
        };
        int rows = form.whole() ? 1 : inputs.values().iterator().next().rows();
        return Question.of(inputs, rows, writer(form));
    }

    private static List<String> texts(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> columns)) {
            return Rows.texts(value);
        }
        for (Object name : columns.keySet()) {
            if (!name.equals(TextModel.TEXT)) {
                throw InputErrors.unknownInput(name.toString(), List.of(TextModel.TEXT));
            }
        }
        if (columns.isEmpty()) {
            throw InputErrors.missingInput(TextModel.TEXT);
        }
        return Rows.texts(columns.get(TextModel.TEXT));
    }

    private static List<?> list(String key, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw Refusal.unfit("gateway.not-a-list", "key", key);
    }

    private AnswerWriter writer(ServableForm form) {
        return plain ? form.plain() : form.predict();
    }

    private static String quoted(Collection<?> names) {
        return names.stream().map(name -> '"' + name.toString() + '"').collect(Collectors.joining(", "));
    }
}

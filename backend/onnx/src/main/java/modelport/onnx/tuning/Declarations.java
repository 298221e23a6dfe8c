package modelport.onnx.tuning;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.onnx.RefusedException;
import modelport.onnx.tuning.TunableParameter.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Declarations as JSON in a file's metadata: one object for each change. */
public final class Declarations {
    /** Key of the metadata. */
    public static final String KEY = "modelport.parameters";

    private static final int MOST = 1_000;
    private static final JsonFactory FACTORY = new JsonFactory();

    private Declarations() {}

    public static String toJson(List<Declaration> declarations) {
        var out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartArray();
            for (Declaration declaration : declarations) {
                declaration.changes().forEach(change -> write(json, declaration.parameter(), change));
            }
            json.writeEndArray();
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, TunableParameter parameter, Change change) {
        json.writeStartObject();
        json.writeStringProperty("name", parameter.name());
        json.writeStringProperty("kind", parameter.kind().name());
        Double initial = parameter.initial();
        if (initial != null) {
            json.writeNumberProperty("initial", initial);
        }
        json.writeNumberProperty("lower", parameter.lower());
        json.writeNumberProperty("upper", parameter.upper());
        switch (change) {
            case Change.Constant constant -> json.writeStringProperty("constant", constant.initializer());
            case Change.Mask mask -> {
                json.writeStringProperty("mask", mask.mask());
                json.writeStringProperty("of", mask.of());
            }
        }
        json.writeEndObject();
    }

    /**
     * The reverse of {@link #toJson}; parameters of the same name are one.
     *
     * @throws RefusedException if it is anything else; it may come from a hostile file
     */
    public static List<Declaration> ofJson(String text) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw broken();
            }
            var declarations = new ArrayList<Declaration>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                add(declarations, declaration(fields(json)));
            }
            if (json.currentToken() != JsonToken.END_ARRAY || json.nextToken() != null) {
                throw broken();
            }
            return declarations;
        } catch (JacksonException | IllegalArgumentException e) {
            throw broken();
        }
    }

    private static void add(List<Declaration> declarations, Declaration next) {
        if (declarations.size() >= MOST) {
            throw broken();
        }
        for (int i = 0; i < declarations.size(); i++) {
            Declaration known = declarations.get(i);
            if (known.parameter().name().equals(next.parameter().name())) {
                var changes = new ArrayList<>(known.changes());
                changes.addAll(next.changes());
                declarations.set(i, new Declaration(common(known.parameter(), next.parameter()), changes));
                return;
            }
        }
        declarations.add(next);
    }

    /** What suits both; where they begin differently, only a value for both is a change. */
    private static TunableParameter common(TunableParameter one, TunableParameter other) {
        return new TunableParameter(
                one.name(),
                one.kind(),
                Objects.equals(one.initial(), other.initial()) ? one.initial() : null,
                Math.max(one.lower(), other.lower()),
                Math.min(one.upper(), other.upper()),
                1);
    }

    /** Texts and numbers by their names. */
    private static Map<String, Object> fields(JsonParser json) {
        var fields = new HashMap<String, Object>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            fields.put(
                    name,
                    switch (json.nextToken()) {
                        case VALUE_STRING -> json.getString();
                        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
                        default -> throw broken();
                    });
        }
        return fields;
    }

    private static Declaration declaration(Map<String, Object> fields) {
        Double initial = fields.containsKey("initial") ? (Double) number(fields, "initial") : null;
        Kind kind = Kind.valueOf(text(fields, "kind"));
        if (kind == Kind.WEIGHTS) {
            throw broken();
        }
        var parameter = new TunableParameter(
                text(fields, "name"), kind, initial, number(fields, "lower"), number(fields, "upper"), 1);
        Change change = fields.containsKey("constant")
                ? new Change.Constant(text(fields, "constant"))
                : new Change.Mask(text(fields, "mask"), text(fields, "of"));
        return new Declaration(parameter, List.of(change));
    }

    private static String text(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw broken();
    }

    private static double number(Map<String, Object> fields, String name) {
        if (fields.get(name) instanceof Double number) {
            return number;
        }
        throw broken();
    }

    private static RefusedException broken() {
        return RefusedException.of("tuning.declaration");
    }
}

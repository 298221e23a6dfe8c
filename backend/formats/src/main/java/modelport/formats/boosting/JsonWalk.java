package modelport.formats.boosting;

import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** A way through JSON, in which XGBoost also writes NaN and Infinity. */
final class JsonWalk extends Walk {
    private static final int MAX_NESTING = 64;
    private static final int MAX_TEXT = 4 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .build();

    private final JsonParser json;

    private JsonWalk(JsonParser json) {
        this.json = json;
    }

    /** Walks through {@code bytes}; whatever is not JSON is refused. */
    static void walk(byte[] bytes, Consumer<Walk> way) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            walk(json, bytes.length, way);
        } catch (JacksonException noParser) {
            // The first bytes already tell the encoding, or that it is none.
            throw Flaws.syntax(0);
        }
    }

    private static void walk(JsonParser json, int length, Consumer<Walk> way) {
        try {
            json.nextToken();
            way.accept(new JsonWalk(json));
        } catch (UnexpectedEndOfInputException cutOff) {
            throw Flaws.truncated(length);
        } catch (JacksonException notJson) {
            throw Flaws.syntax(json.currentLocation().getByteOffset());
        }
    }

    @Override
    protected void members(Consumer<String> member) {
        require(JsonToken.START_OBJECT);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            member.accept(name);
        }
    }

    @Override
    void array(Runnable element) {
        require(JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.run();
        }
    }

    @Override
    String text() {
        require(JsonToken.VALUE_STRING);
        return json.getString();
    }

    @Override
    Optional<String> textIfAny() {
        boolean isText = json.currentToken() == JsonToken.VALUE_STRING;
        json.skipChildren();
        return isText ? Optional.of(json.getString()) : Optional.empty();
    }

    @Override
    long integer() {
        return switch (json.currentToken()) {
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> 1;
            case VALUE_FALSE -> 0;
            case null, default -> throw Flaws.form(field());
        };
    }

    /** Read as a float and not by way of a double, which would round twice. */
    @Override
    float number() {
        JsonToken token = json.currentToken();
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw Flaws.form(field());
        }
        return json.isNaN() ? json.getFloatValue() : Float.parseFloat(json.getString());
    }

    @Override
    void skip() {
        json.skipChildren();
    }

    @Override
    void end() {
        if (json.nextToken() != null) {
            throw Flaws.syntax(json.currentTokenLocation().getByteOffset());
        }
    }

    private void require(JsonToken token) {
        if (json.currentToken() != token) {
            throw Flaws.form(field());
        }
    }
}

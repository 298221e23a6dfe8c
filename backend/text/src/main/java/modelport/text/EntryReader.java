package modelport.text;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads the entries of a text, in their order. */
final class EntryReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(3)
                    .maxNameLength(TextLimits.TEXT)
                    .build())
            .build();

    private final Entries form;
    private final EntryCounts counts;
    private final JsonParser json;

    private EntryReader(Entries form, EntryCounts counts, JsonParser json) {
        this.form = form;
        this.counts = counts;
        this.json = json;
    }

    static void read(Entries form, String text, EntryCounts counts) {
        TextLimits.expectLength(text);
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            var reader = new EntryReader(form, counts, json);
            json.nextToken();
            switch (form) {
                case DICT -> reader.object();
                case PAIR -> reader.pairs();
                case STRING -> reader.names();
            }
            reader.expect(json.nextToken() == null);
        } catch (JacksonException _) {
            throw wrong(form);
        }
    }

    private void object() {
        expect(json.currentToken() == JsonToken.START_OBJECT);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            value(name);
        }
    }

    private void pairs() {
        expect(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() == JsonToken.START_ARRAY);
            expect(json.nextToken() == JsonToken.VALUE_STRING);
            String name = json.getString();
            json.nextToken();
            value(name);
            expect(json.nextToken() == JsonToken.END_ARRAY);
        }
    }

    private void names() {
        expect(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() == JsonToken.VALUE_STRING);
            counts.number(json.getString(), 1);
        }
    }

    private void value(String name) {
        switch (json.currentToken()) {
            case VALUE_STRING -> counts.text(name, json.getString());
            case VALUE_TRUE -> counts.number(name, 1);
            case VALUE_FALSE -> counts.number(name, 0);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                double number = json.getDoubleValue();
                expect(Double.isFinite(number));
                counts.number(name, number);
            }
            case VALUE_NULL -> expect(counts.missing(name));
            case START_ARRAY -> texts(name);
            case null, default -> throw wrong(form);
        }
    }

    private void texts(String name) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken() == JsonToken.VALUE_STRING && counts.several(name));
            counts.text(name, json.getString());
        }
    }

    private void expect(boolean condition) {
        if (!condition) {
            throw wrong(form);
        }
    }

    private static TextRefusal wrong(Entries form) {
        return TextRefusal.of("text.entries", "expected", form.example());
    }
}

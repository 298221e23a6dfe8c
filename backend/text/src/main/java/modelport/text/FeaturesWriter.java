package modelport.text;

import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** A declaration as JSON. */
final class FeaturesWriter {
    /** ONNX Runtime hands metadata to Java in a way that only ASCII survives. */
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final JsonGenerator json;

    private FeaturesWriter(JsonGenerator json) {
        this.json = json;
    }

    static String write(TextFeatures features) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            new FeaturesWriter(json).features(features);
        }
        return text.toString();
    }

    private void features(TextFeatures features) {
        json.writeStartObject();
        json.writeNumberProperty(Keys.VERSION, Keys.CURRENT);
        texts(Keys.INPUTS, features.inputs());
        json.writeArrayPropertyStart(Keys.FEATURES);
        features.features().forEach(this::feature);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void feature(TextFeature feature) {
        json.writeStartObject();
        json.writeStringProperty(Keys.INPUT, feature.input());
        json.writeStringProperty(Keys.TARGET, feature.target());
        json.writeNumberProperty(Keys.WIDTH, feature.width());
        json.writeObjectPropertyStart(Keys.VECTORISER);
        vectoriser(feature.vectoriser());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void vectoriser(Vectoriser vectoriser) {
        switch (vectoriser) {
            case Vectoriser.Vocabulary vocabulary -> {
                json.writeStringProperty(Keys.KIND, Keys.VOCABULARY);
                json.writeBooleanProperty(Keys.BINARY, vocabulary.binary());
                analysis(vocabulary.analysis());
                texts(Keys.TERMS, vocabulary.terms());
            }
            case Vectoriser.Hashing hashing -> {
                json.writeStringProperty(Keys.KIND, Keys.HASHING);
                json.writeBooleanProperty(Keys.BINARY, hashing.binary());
                json.writeBooleanProperty(Keys.ALTERNATE_SIGN, hashing.alternateSign());
                analysis(hashing.analysis());
            }
            case Vectoriser.Dictionary dictionary -> {
                json.writeStringProperty(Keys.KIND, Keys.DICTIONARY);
                json.writeStringProperty(Keys.SEPARATOR, dictionary.separator());
                texts(Keys.TERMS, dictionary.terms());
            }
            case Vectoriser.EntryHashing hashing -> {
                json.writeStringProperty(Keys.KIND, Keys.ENTRY_HASHING);
                json.writeStringProperty(Keys.ENTRIES, Keys.nameOf(hashing.entries()));
                json.writeBooleanProperty(Keys.ALTERNATE_SIGN, hashing.alternateSign());
            }
            case Vectoriser.Tokens tokens -> {
                json.writeStringProperty(Keys.KIND, Keys.TOKENS);
                json.writeBooleanProperty(Keys.LOWERCASE, tokens.lowercase());
                json.writeBooleanProperty(Keys.BARE, tokens.bare());
                json.writeStringProperty(Keys.SPLIT, Keys.nameOf(tokens.split()));
                texts(Keys.SIZES, tokens.sizes().stream().map(String::valueOf).toList());
                texts(Keys.TERMS, tokens.terms());
                json.writeNumberProperty(Keys.LENGTH, tokens.length());
            }
        }
    }

    private void analysis(Analysis analysis) {
        json.writeObjectPropertyStart(Keys.ANALYSIS);
        json.writeBooleanProperty(Keys.LOWERCASE, analysis.lowercase());
        json.writeStringProperty(Keys.ACCENTS, Keys.nameOf(analysis.accents()));
        json.writeNumberProperty(Keys.MIN_SIZE, analysis.minSize());
        json.writeNumberProperty(Keys.MAX_SIZE, analysis.maxSize());
        switch (analysis.analyzer()) {
            case Analyzer.Words words -> {
                json.writeStringProperty(Keys.ANALYZER, Keys.WORDS);
                json.writeStringProperty(Keys.PATTERN, words.pattern());
                texts(Keys.STOP_WORDS, words.stopWords());
            }
            case Analyzer.SplitWords words -> {
                json.writeStringProperty(Keys.ANALYZER, Keys.SPLIT_WORDS);
                texts(Keys.STOP_WORDS, words.stopWords());
            }
            case Analyzer.Characters _ -> json.writeStringProperty(Keys.ANALYZER, Keys.CHARACTERS);
            case Analyzer.WordCharacters _ -> json.writeStringProperty(Keys.ANALYZER, Keys.WORD_CHARACTERS);
        }
        json.writeEndObject();
    }

    private void texts(String key, List<String> texts) {
        json.writeArrayPropertyStart(key);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}

package modelport.text;

import java.util.List;
import modelport.text.Analysis.Accents;

/** A declaration out of JSON; the records check what it says. */
final class FeaturesReader {
    private FeaturesReader() {}

    static TextFeatures read(String json) {
        return read(JsonFields.of(JsonValues.read(json), TextFeatures.KEY));
    }

    static TextFeatures read(JsonFields root) {
        int version = root.whole(Keys.VERSION);
        if (version != Keys.CURRENT) {
            throw TextRefusal.of("text.version", "found", version, "expected", Keys.CURRENT);
        }
        List<TextFeature> features =
                root.objects(Keys.FEATURES).map(FeaturesReader::feature).toList();
        return root.end(new TextFeatures(root.texts(Keys.INPUTS), features));
    }

    private static TextFeature feature(JsonFields fields) {
        int width = fields.whole(Keys.WIDTH);
        Vectoriser vectoriser = vectoriser(fields.object(Keys.VECTORISER), width);
        var feature = new TextFeature(fields.text(Keys.INPUT), fields.text(Keys.TARGET), vectoriser);
        if (feature.width() != width) {
            throw TextRefusal.of("text.width-differs", "found", width, "expected", feature.width());
        }
        return fields.end(feature);
    }

    private static Vectoriser vectoriser(JsonFields fields, int width) {
        return fields.end(
                switch (fields.text(Keys.KIND)) {
                    case Keys.VOCABULARY ->
                        new Vectoriser.Vocabulary(analysis(fields), fields.flag(Keys.BINARY), fields.texts(Keys.TERMS));
                    case Keys.HASHING ->
                        new Vectoriser.Hashing(
                                analysis(fields), fields.flag(Keys.BINARY), width, fields.flag(Keys.ALTERNATE_SIGN));
                    case Keys.DICTIONARY ->
                        new Vectoriser.Dictionary(fields.text(Keys.SEPARATOR), fields.texts(Keys.TERMS));
                    case Keys.ENTRY_HASHING ->
                        new Vectoriser.EntryHashing(
                                fields.constant(Keys.ENTRIES, Entries.values()),
                                width,
                                fields.flag(Keys.ALTERNATE_SIGN));
                    case Keys.TOKENS ->
                        new Vectoriser.Tokens(
                                fields.flag(Keys.LOWERCASE),
                                fields.flag(Keys.BARE),
                                fields.constant(Keys.SPLIT, Vectoriser.Tokens.Split.values()),
                                sizes(fields),
                                fields.texts(Keys.TERMS),
                                fields.whole(Keys.LENGTH));
                    default -> throw fields.unknown(Keys.KIND);
                });
    }

    private static List<Integer> sizes(JsonFields fields) {
        List<String> sizes = fields.texts(Keys.SIZES);
        if (sizes.stream().anyMatch(size -> !size.matches("[1-9]\\d?"))) {
            throw fields.unknown(Keys.SIZES);
        }
        return sizes.stream().map(Integer::valueOf).toList();
    }

    private static Analysis analysis(JsonFields vectoriser) {
        JsonFields fields = vectoriser.object(Keys.ANALYSIS);
        Analyzer analyzer = switch (fields.text(Keys.ANALYZER)) {
            case Keys.WORDS -> new Analyzer.Words(fields.text(Keys.PATTERN), fields.texts(Keys.STOP_WORDS));
            case Keys.SPLIT_WORDS -> new Analyzer.SplitWords(fields.texts(Keys.STOP_WORDS));
            case Keys.CHARACTERS -> new Analyzer.Characters();
            case Keys.WORD_CHARACTERS -> new Analyzer.WordCharacters();
            default -> throw fields.unknown(Keys.ANALYZER);
        };
        return fields.end(new Analysis(
                fields.flag(Keys.LOWERCASE),
                fields.constant(Keys.ACCENTS, Accents.values()),
                analyzer,
                fields.whole(Keys.MIN_SIZE),
                fields.whole(Keys.MAX_SIZE)));
    }
}

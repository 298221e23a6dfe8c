package modelport.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import modelport.text.Analysis.Accents;
import modelport.text.Vectoriser.Tokens.Split;
import org.junit.jupiter.api.Test;

class TextFeaturesTest {
    @Test
    void a_declaration_is_stored_like_this() {
        TextFeatures features = Declared.features(Declared.vocabulary("größe", "👍"));

        assertThat(features.toJson())
                .isEqualTo("{\"version\":1,\"inputs\":[\"age\",\"note\"],\"features\":[{\"input\":\"note\","
                        + "\"target\":\"note_counts\",\"width\":2,\"vectoriser\":{\"kind\":\"vocabulary\","
                        + "\"binary\":false,\"analysis\":{\"lowercase\":true,\"accents\":\"kept\",\"min_size\":1,"
                        + "\"max_size\":1,\"analyzer\":\"words\",\"pattern\":\"(?u)\\\\b\\\\w\\\\w+\\\\b\","
                        + "\"stop_words\":[]},\"terms\":[\"gr\\u00F6\\u00DFe\",\"\\uD83D\\uDC4D\"]}}]}");
    }

    @Test
    void every_kind_comes_back_from_its_json() {
        List<Analyzer> analyzers = List.of(
                new Analyzer.Words("\\w+", List.of("the", "ὁ", "\u0000")),
                new Analyzer.SplitWords(EnglishStopWords.WORDS),
                new Analyzer.Characters(),
                new Analyzer.WordCharacters());
        for (Analyzer analyzer : analyzers) {
            for (Accents accents : Accents.values()) {
                var analysis = new Analysis(false, accents, analyzer, 2, 5);
                comesBack(new Vectoriser.Vocabulary(analysis, true, List.of("a", "", "\u2028\"\\")));
                comesBack(new Vectoriser.Hashing(analysis, false, TextLimits.WIDTH, true));
            }
        }
    }

    @Test
    void entries_come_back_from_their_json() {
        comesBack(new Vectoriser.Dictionary("=", List.of("city=Oslo", "t", "")));
        for (Entries entries : Entries.values()) {
            comesBack(new Vectoriser.EntryHashing(entries, 16, false));
        }
    }

    @Test
    void tokens_come_back_from_their_json() {
        for (Split split : Split.values()) {
            comesBack(new Vectoriser.Tokens(true, false, split, List.of(1, 3), List.of("a", "\u00fc b"), 7));
            comesBack(new Vectoriser.Tokens(false, true, split, List.of(2), List.of("\u2028"), 0));
        }
    }

    @Test
    void tokens_are_places_or_counts_as_in_keras() {
        List<String> terms = List.of("pump", "hot", "pump hot", "\u00fc");
        var places = new Vectoriser.Tokens(true, true, Split.WHITE_SPACE, List.of(1), terms, 4);
        var counts = new Vectoriser.Tokens(true, true, Split.WHITE_SPACE, List.of(1, 2), terms, 0);
        var characters = new Vectoriser.Tokens(true, false, Split.CHARACTERS, List.of(1), terms, 2);

        assertThat(TextVectoriser.of(places).row("Pump, is\tHOT!")).containsExactly(2, 1, 3, 0);
        assertThat(TextVectoriser.of(places).row("a b c d e")).containsExactly(1, 1, 1, 1);
        assertThat(TextVectoriser.of(counts).row("pump hot pump")).containsExactly(1, 2, 1, 1, 0);
        // Only capitals of ASCII become small.
        assertThat(TextVectoriser.of(characters).row("\u00fc\u00dc")).containsExactly(5, 1);
    }

    @Test
    void every_kind_has_texts_that_it_can_read() {
        List<Vectoriser> kinds = List.of(
                Declared.vocabulary("größe", "x", "👍"),
                Declared.hashing(64),
                new Vectoriser.Dictionary("=", List.of("city=Oslo", "t", "\"\\\n")),
                new Vectoriser.EntryHashing(Entries.DICT, 64, false),
                new Vectoriser.EntryHashing(Entries.PAIR, 64, false),
                new Vectoriser.EntryHashing(Entries.STRING, 64, false),
                new Vectoriser.Tokens(true, true, Split.WHITE_SPACE, List.of(1), List.of("a", "text"), 5));
        for (Vectoriser kind : kinds) {
            TextVectoriser vectoriser = TextVectoriser.of(kind);

            List<String> samples = Declared.features(kind).samples("note");

            assertThat(samples).hasSize(4).doesNotHaveDuplicates();
            assertThat(samples.stream()
                            .flatMapToDouble(text -> Arrays.stream(vectoriser.row(text)))
                            .anyMatch(value -> value != 0))
                    .as(kind.toString())
                    .isTrue();
        }
    }

    @Test
    void texts_are_named_in_the_order_of_the_inputs() {
        Vectoriser words = Declared.vocabulary("a");
        var features = new TextFeatures(
                List.of("title", "age", "body"),
                List.of(
                        new TextFeature("body", "t0", words),
                        new TextFeature("title", "t1", words),
                        new TextFeature("body", "t2", words)));

        assertThat(features.texts()).containsExactly("title", "body");
    }

    private static void comesBack(Vectoriser vectoriser) {
        TextFeatures features = Declared.features(vectoriser);

        assertThat(TextFeatures.ofJson(features.toJson())).isEqualTo(features);
    }
}

package modelport.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Messages;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every sentence that a declaration or a text may be refused with there is one that is. */
class TextRefusalsTest {
    private static final String JSON =
            Declared.features(Declared.vocabulary("a", "b")).toJson();

    /** Something bad, and the sentence that it earns. */
    record Bad(String code, ThrowingCallable attempt) {
        @Override
        public String toString() {
            return code;
        }
    }

    static Stream<Bad> bad() {
        return Stream.of(declarations(), vectorisers(), patterns(), texts(), json())
                .flatMap(bad -> bad);
    }

    private static Stream<Bad> declarations() {
        var feature = new TextFeature("a", "t", Declared.vocabulary("x"));
        List<String> many = IntStream.rangeClosed(0, TextLimits.INPUTS)
                .mapToObj(i -> "a" + i)
                .toList();
        return Stream.of(
                new Bad("text.nothing", () -> new TextFeatures(List.of("a"), List.of())),
                new Bad("text.nothing", () -> new TextFeatures(List.of(), List.of(feature))),
                new Bad("text.too-many-inputs", () -> new TextFeatures(many, List.of(feature))),
                new Bad("text.input-unknown", () -> new TextFeatures(List.of("b"), List.of(feature))),
                new Bad("text.input-twice", () -> new TextFeatures(List.of("a", "a"), List.of(feature))),
                new Bad("text.input-twice", () -> new TextFeatures(List.of("a", "t"), List.of(feature))),
                new Bad("text.input-twice", () -> new TextFeatures(List.of("a"), List.of(feature, feature))),
                new Bad("text.name", () -> new TextFeature("a", "t".repeat(5_000), Declared.vocabulary("x"))));
    }

    private static Stream<Bad> vectorisers() {
        return Stream.of(
                new Bad("text.term-twice", () -> Declared.vocabulary("x", "x")),
                new Bad("text.width", Declared::vocabulary),
                new Bad("text.width", () -> Declared.hashing(0)),
                new Bad("text.width", () -> Declared.hashing(TextLimits.WIDTH + 1)),
                new Bad("text.ngrams", () -> analysis(0, 1)),
                new Bad("text.ngrams", () -> analysis(2, 1)),
                new Bad("text.ngrams", () -> analysis(1, TextLimits.NGRAM + 1)),
                new Bad(
                        "text.stop-words",
                        () -> new Analyzer.SplitWords(Collections.nCopies(TextLimits.STOP_WORDS + 1, "a"))));
    }

    private static Stream<Bad> patterns() {
        return Stream.of(
                new Bad("text.pattern-broken", () -> words("(a")),
                new Bad("text.pattern-unknown", () -> words("(a)\\1")),
                new Bad("text.pattern-groups", () -> words("(a)(b)")),
                new Bad("text.pattern-size", () -> words("a".repeat(5_000))));
    }

    private static Stream<Bad> texts() {
        var slow = new Vectoriser.Vocabulary(
                new Analysis(true, Analysis.Accents.KEPT, words("(?=.*b)a"), 1, 1), false, List.of("a"));
        return Stream.of(
                new Bad("text.pattern-steps", () -> row(slow, "a".repeat(500_000))),
                new Bad("text.too-long", () -> row(Declared.vocabulary("a"), "a".repeat(TextLimits.TEXT + 1))),
                notEntries(Entries.DICT, ""),
                notEntries(Entries.DICT, "[]"),
                notEntries(Entries.DICT, "{} {}"),
                notEntries(Entries.DICT, "{\"a\":{}}"),
                notEntries(Entries.DICT, "{\"a\":[1]}"),
                notEntries(Entries.DICT, "{\"a\":[\"b\"]}"),
                notEntries(Entries.DICT, "{\"a\":null}"),
                notEntries(Entries.DICT, "{\"a\":1e999}"),
                notEntries(Entries.DICT, "{\"a\":1,\"a\":2}"),
                notEntries(Entries.DICT, "{\"a\":"),
                notEntries(Entries.PAIR, "{}"),
                notEntries(Entries.PAIR, "[[\"a\"]]"),
                notEntries(Entries.PAIR, "[[\"a\",1,2]]"),
                notEntries(Entries.PAIR, "[[1,1]]"),
                notEntries(Entries.STRING, "\"a\""),
                notEntries(Entries.STRING, "[\"a\",1]"),
                notEntries(Entries.STRING, "[".repeat(1_000)),
                new Bad("text.surrogate", () -> row(Declared.hashing(8), "half \ud83d only")));
    }

    private static Bad notEntries(Entries form, String text) {
        return new Bad("text.entries", () -> row(new Vectoriser.EntryHashing(form, 8, true), text));
    }

    private static Stream<Bad> json() {
        return Stream.of(
                unreadable("text.json", ""),
                unreadable("text.json", "{"),
                unreadable("text.json", JSON + "x"),
                unreadable("text.json", JSON + JSON),
                unreadable("text.json", JSON.replace("1,", "1,\"version\":1,")),
                unreadable("text.json", JSON.replace("false", "null")),
                unreadable("text.json", JSON.replace("2,", "2.0,")),
                unreadable("text.json", JSON.replace("2,", "99999999999,")),
                unreadable("text.json", "[".repeat(100_000)),
                unreadable("text.json", "// comment\n" + JSON),
                unreadable("text.json-size", " ".repeat(TextLimits.JSON + 1)),
                unreadable("text.version", JSON.replace("\"version\":1", "\"version\":2")),
                unreadable("text.field", "[]"),
                unreadable("text.field", "\"text\""),
                unreadable("text.field", JSON.replace("\"version\":1,", "")),
                unreadable("text.field", JSON.replace("\"version\"", "\"more\":1,\"version\"")),
                unreadable("text.field", JSON.replace("\"kind\"", "\"more\":1,\"kind\"")),
                unreadable("text.field", JSON.replace("\"width\"", "\"alternate_sign\":true,\"width\"")),
                unreadable("text.field", JSON.replace("false", "0")),
                unreadable("text.field", JSON.replace("[\"a\",\"b\"]", "[\"a\",1]")),
                unreadable("text.field", JSON.replace("[\"a\",\"b\"]", "{\"a\":0}")),
                unreadable("text.field", JSON.replace("\"words\"", "\"characters\"")),
                unreadable("text.word", JSON.replace("\"vocabulary\"", "\"embedding\"")),
                unreadable("text.word", JSON.replace("\"kept\"", "\"KEPT\"")),
                unreadable("text.word", JSON.replace("\"words\"", "\"sentences\"")),
                unreadable("text.width-differs", JSON.replace("\"width\":2", "\"width\":3")),
                unreadable("text.width-differs", JSON.replace("\"width\":2", "\"width\":-2")),
                unreadable("text.ngrams", JSON.replace("\"min_size\":1", "\"min_size\":-1")),
                unreadable("text.pattern-broken", JSON.replace("(?u)", "(?u)[")));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void what_is_bad_is_refused_with_its_reason_and_its_arguments(Bad bad) {
        TextRefusal refused = catchThrowableOfType(TextRefusal.class, bad.attempt());

        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.code()).isEqualTo(bad.code());
        TextRefusal told = refused.at("note", 7);
        for (Locale language : Messages.LANGUAGES) {
            assertThat(Messages.render(new Message(told.code(), told.args()), language))
                    .doesNotContain("{r", "{i", "{f", "{e", "“”", refused.code());
        }
    }

    @Test
    void every_sentence_is_earned() throws IOException {
        var sentences = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Messages.class.getResourceAsStream("messages/text_en.properties"))) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        Set<String> earned = bad().map(Bad::code).collect(Collectors.toCollection(TreeSet::new));

        assertThat(earned).isEqualTo(new TreeSet<>(sentences.stringPropertyNames()));
    }

    @Test
    void what_a_hostile_file_says_is_cut_and_made_printable() {
        TextRefusal refused =
                catchThrowableOfType(TextRefusal.class, () -> words("(?P<x>\u202e\u0000" + "y".repeat(1_000)));

        assertThat(refused.args().get("pattern")).hasSizeLessThan(210).contains("\ufffd\ufffd");
    }

    private static Bad unreadable(String code, String json) {
        return new Bad(code, () -> TextFeatures.ofJson(json));
    }

    private static Analysis analysis(int min, int max) {
        return new Analysis(true, Analysis.Accents.KEPT, new Analyzer.Characters(), min, max);
    }

    private static Analyzer words(String pattern) {
        return new Analyzer.Words(pattern, List.of());
    }

    private static double[] row(Vectoriser vectoriser, String text) {
        return TextVectoriser.of(vectoriser).row(text);
    }
}

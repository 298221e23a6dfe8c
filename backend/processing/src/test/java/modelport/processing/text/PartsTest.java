package modelport.processing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import modelport.contract.processing.SpanAnswer;
import modelport.inference.NumberTensor;
import modelport.inference.PlacedTokens;
import modelport.inference.Tensor;
import modelport.inference.TextTokenizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of tokens becomes parts of texts: with a real tokenizer, and scores that the test knows. */
class PartsTest {
    private static final List<String> LABELS = List.of("O", "B-PER", "I-PER", "B-LOC", "I-LOC");
    private static final String TEXT = "😀 Ångström met Cassiopeia Quartermaine in Łódź.";

    private static TextTokenizer tokenizer;

    @BeforeAll
    static void load(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("tokenizer.json");
        try (InputStream in =
                Objects.requireNonNull(PartsTest.class.getResourceAsStream("/all-minilm-l6-v2-tokenizer.json"))) {
            Files.copy(in, file);
        }
        tokenizer = TextTokenizer.load(file, 24);
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void words_of_a_name_come_together_with_their_places() {
        PlacedTokens tokens = tokenizer.place(TEXT, null);
        NumberTensor scores = scores(tokens, place -> switch (word(tokens, place)) {
            case "Ångström", "Cassiopeia" -> 1;
            case "Quartermaine" -> 2;
            case "Łódź" -> 3;
            default -> 0;
        });

        List<Object> entities = new Entities(0, LABELS).of(TEXT, tokens, scores, 0);

        assertThat(entities)
                .extracting(each -> ((Map<?, ?>) each).get("entity") + "=" + ((Map<?, ?>) each).get("text"))
                .containsExactly("PER=Ångström", "PER=Cassiopeia Quartermaine", "LOC=Łódź");
        assertThat((Map<?, ?>) entities.getFirst())
                .extracting(each -> each.get("start"), each -> each.get("end"))
                .containsExactly(2, 10);
    }

    @Test
    void an_answer_is_found_in_whichever_window_it_stands() {
        String context = "Nobody knows much about it. ".repeat(6) + "The treasure lies under the old oak.";
        List<PlacedTokens> windows = tokenizer.windows("Where is it?", context, 24);
        var spans = new Spans(new SpanAnswer(1, 10), context);
        int from = context.codePointCount(0, context.indexOf("under"));

        for (PlacedTokens window : windows) {
            spans.add(
                    window, peak(window, i -> window.start(i) == from), peak(window, i -> window.end(i) == from + 17));
        }

        assertThat(windows.size()).isGreaterThan(2);
        assertThat(windows).allSatisfy(window -> assertThat(window.count()).isLessThanOrEqualTo(24));
        assertThat((Map<?, ?>) spans.best().getFirst())
                .extracting(each -> each.get("answer"), each -> each.get("start"))
                .containsExactly("under the old oak", from);
    }

    @Test
    void a_token_is_known_by_its_number_and_its_text() {
        long mask = tokenizer.id("[MASK]").orElseThrow();

        assertThat(mask).isEqualTo(103);
        assertThat(tokenizer.id("nosuchtokenatall")).isEmpty();
        assertThat(tokenizer.text(tokenizer.id("berlin").orElseThrow())).isEqualTo("berlin");
    }

    private static String word(PlacedTokens tokens, int place) {
        if (tokens.start(place) == PlacedTokens.NOWHERE) {
            return "";
        }
        int first = place;
        while (first > 0 && tokens.isSameWord(first, first - 1)) {
            first--;
        }
        int last = place;
        while (last + 1 < tokens.count() && tokens.isSameWord(last, last + 1)) {
            last++;
        }
        return Places.part(TEXT, tokens.start(first), tokens.end(last));
    }

    private static NumberTensor scores(PlacedTokens tokens, ToIntFunction<Integer> label) {
        var values = new float[tokens.count() * LABELS.size()];
        for (int i = 0; i < tokens.count(); i++) {
            values[i * LABELS.size() + label.applyAsInt(i)] = 9;
        }
        return Tensor.floats(values, 1, tokens.count(), LABELS.size());
    }

    private static NumberTensor peak(PlacedTokens window, java.util.function.IntPredicate there) {
        var values = new float[window.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = window.isOf(1, i) && there.test(i) ? 12 : 0;
        }
        return Tensor.floats(values, 1, values.length);
    }
}

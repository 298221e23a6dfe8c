package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.stream.IntStream;
import modelport.text.Analysis;
import modelport.text.Analysis.Accents;
import modelport.text.Analyzer;
import modelport.text.Entries;
import modelport.text.TextRefusal;
import modelport.text.TextVectoriser;
import modelport.text.Vectoriser;

class TextVectoriserFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void any_text_is_counted_or_refused(FuzzedDataProvider data) {
        try {
            TextVectoriser vectoriser = TextVectoriser.of(vectoriser(data));
            String text = data.consumeRemainingAsString();

            double[] row = vectoriser.row(text);

            assertThat(row).hasSize(vectoriser.width()).containsExactly(vectoriser.row(text));
        } catch (TextRefusal refused) {
            // A refusal is an answer; everything else is a finding.
        }
    }

    private static Vectoriser vectoriser(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 3)) {
            case 0 ->
                new Vectoriser.Hashing(
                        analysis(data), data.consumeBoolean(), data.consumeInt(1, 200), data.consumeBoolean());
            case 1 -> new Vectoriser.Dictionary(data.consumeString(2), words(data));
            case 2 ->
                new Vectoriser.EntryHashing(
                        data.pickValue(Entries.values()), data.consumeInt(1, 200), data.consumeBoolean());
            default -> new Vectoriser.Vocabulary(analysis(data), data.consumeBoolean(), words(data));
        };
    }

    private static Analysis analysis(FuzzedDataProvider data) {
        return new Analysis(
                data.consumeBoolean(),
                data.pickValue(Accents.values()),
                analyzer(data),
                data.consumeInt(1, 5),
                data.consumeInt(1, 8));
    }

    private static Analyzer analyzer(FuzzedDataProvider data) {
        return switch (data.consumeInt(0, 3)) {
            case 0 -> new Analyzer.Words(data.consumeString(60), words(data));
            case 1 -> new Analyzer.SplitWords(words(data));
            case 2 -> new Analyzer.Characters();
            default -> new Analyzer.WordCharacters();
        };
    }

    private static List<String> words(FuzzedDataProvider data) {
        return IntStream.range(0, data.consumeInt(0, 5))
                .mapToObj(_ -> data.consumeString(6))
                .toList();
    }
}

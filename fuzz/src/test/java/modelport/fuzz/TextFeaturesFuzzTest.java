package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import modelport.text.Analysis;
import modelport.text.Analysis.Accents;
import modelport.text.Analyzer;
import modelport.text.TextFeature;
import modelport.text.TextFeatures;
import modelport.text.TextRefusal;
import modelport.text.Vectoriser;

class TextFeaturesFuzzTest {
    private static final String GOOD = new TextFeatures(
                    List.of("age", "note"),
                    List.of(
                            feature("a", new Vectoriser.Vocabulary(words(), true, List.of("x", "y"))),
                            feature("b", new Vectoriser.Hashing(words(), false, 64, true))))
            .toJson();

    @FuzzTest(maxDuration = "10m")
    void any_change_of_a_declaration_is_one_or_refused(FuzzedDataProvider data) {
        int from = data.consumeInt(0, GOOD.length());
        int to = data.consumeInt(from, GOOD.length());
        String json = GOOD.substring(0, from) + data.consumeRemainingAsString() + GOOD.substring(to);
        try {
            TextFeatures features = TextFeatures.ofJson(json);

            assertThat(TextFeatures.ofJson(features.toJson())).isEqualTo(features);
        } catch (TextRefusal refused) {
            // A refusal is an answer; everything else is a finding.
        }
    }

    private static TextFeature feature(String target, Vectoriser vectoriser) {
        return new TextFeature("note", target, vectoriser);
    }

    private static Analysis words() {
        return new Analysis(true, Accents.ASCII, new Analyzer.Words("\\w+", List.of("the")), 1, 2);
    }
}

package modelport.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every sentence that an ONNX file may be refused with there is a file that is. */
class RefusalCorpusTest {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

    @TempDir
    private Path folder;

    static Stream<BadModel> corpus() {
        List<BadModel> all = new ArrayList<>();
        all.addAll(BadBytes.all());
        all.addAll(BadStructure.all());
        all.addAll(BadTensors.all());
        all.addAll(BadLimits.all());
        return all.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void bad_models_are_refused_with_their_reason_and_its_arguments(BadModel bad) throws Exception {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> bad.check(folder, Map.of("w.bin", 64L)));

        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.refusal().code()).isEqualTo(bad.code());
        Refusal refusal = refused.refusal();
        assertThat(refusal.args().keySet()).containsAll(arguments(sentences().getProperty(refusal.code())));
        assertThat(Messages.render(new Message(refusal.code(), refusal.args()), Locale.ENGLISH))
                .doesNotContain("{", refusal.code());
    }

    @Test
    void every_sentence_has_a_model_that_earns_it() throws Exception {
        Set<String> earned = corpus().map(BadModel::code).collect(Collectors.toCollection(TreeSet::new));
        // Of graphs that are written here: TreeEnsembleTest earns it.
        earned.add("onnx.tree-depth");

        assertThat(earned).isEqualTo(new TreeSet<>(sentences().stringPropertyNames()));
    }

    @Test
    void the_models_that_were_made_worse_are_good_themselves() throws Exception {
        for (ModelProto model : List.of(
                Models.mlp().model(), Models.trees().model(), Models.function().model())) {
            assertThat(Models.check(folder, model, Map.of()).outputs()).isNotEmpty();
        }
    }

    private static Properties sentences() throws IOException {
        var sentences = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Messages.class.getResourceAsStream("messages/onnx_en.properties"))) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return sentences;
    }

    private static Set<String> arguments(String sentence) {
        return ARGUMENT.matcher(sentence)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}

package modelport.formats.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.formats.FileKind;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every sentence that a booster may be refused with there is a file that is. */
class RefusalTest {
    @TempDir
    private Path folder;

    static Stream<BadBooster> corpus() {
        return Stream.of(BadXgboost.all(), BadUbjson.all(), BadLightgbm.all()).flatMap(all -> all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void bad_models_are_refused_with_their_reason_and_its_arguments(BadBooster bad) {
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> Boosters.convert(bad.read()));

        assertThat(refused).as("a refusal").isNotNull();
        assertThat(refused.refusal().code()).isEqualTo(bad.code());
        assertThat(rendered(refused.refusal()))
                .doesNotContain("{", "“”", refused.refusal().code());
    }

    @Test
    void a_file_beyond_the_limit_is_refused_unread() throws Exception {
        Path file = folder.resolve("model.json");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((1L << 30) + 1);
        }

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> Boosters.read(file, FileKind.XGBOOST));

        assertThat(refused.refusal().code()).isEqualTo("boosting.too-big");
    }

    @Test
    void every_sentence_has_a_file_that_earns_it() throws Exception {
        Set<String> earned = corpus().map(BadBooster::code).collect(Collectors.toCollection(TreeSet::new));
        earned.add("boosting.too-big");

        assertThat(earned).isEqualTo(new TreeSet<>(sentences().stringPropertyNames()));
    }

    @Test
    void the_models_that_were_spoiled_are_good_themselves() {
        assertThat(Boosters.xgboost(SmallXgboost.MODEL.getBytes(StandardCharsets.UTF_8))
                        .outputs())
                .isOne();
        assertThat(Boosters.lightgbm(SmallLightgbm.MODEL.getBytes(StandardCharsets.UTF_8))
                        .outputs())
                .isOne();
    }

    private static String rendered(Refusal refusal) {
        return Messages.render(new Message(refusal.code(), refusal.args()), Locale.ENGLISH);
    }

    private static Properties sentences() throws IOException {
        var sentences = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Messages.class.getResourceAsStream("messages/boosting_en.properties"))) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return sentences;
    }
}

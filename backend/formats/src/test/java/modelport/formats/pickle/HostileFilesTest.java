package modelport.formats.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import modelport.onnx.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every sentence that a pickle may be refused with there is a file that is; none of them runs anything. */
class HostileFilesTest {
    private static final Path MARKER = Path.of(System.getProperty("java.io.tmpdir"), "modelport-pickle-ran");

    /** Said by those who know which functions a converter knows. */
    private static final Set<String> SAID_ELSEWHERE = Set.of("pickle.unknown-function");

    /** Only files of gigabytes earn it. */
    private static final Set<String> BIG = Set.of("pickle.resource-limit-bytes");

    @TempDir
    private Path folder;

    static Stream<Hostile> corpus() {
        return Hostile.all("touch " + MARKER).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void hostile_files_are_refused_by_name_and_run_nothing(Hostile hostile) throws Exception {
        Refusal refusal = refusal(hostile.bytes(), Hostile.LIMITS);

        assertThat(refusal.code()).startsWith(hostile.code());
        assertThat(String.join(" ", refusal.args().values())).contains(hostile.named());
        assertThat(Messages.render(new Message(refusal.code(), refusal.args()), Locale.ENGLISH))
                .doesNotContain("{", refusal.code());
        assertThat(MARKER).doesNotExist();
    }

    @Test
    void a_pickle_beyond_the_limit_is_refused_packed_or_not() throws Exception {
        var tight = new PickleLimits(100, 200, 1_000, 10_000, 500, 1_000, 1_000, 1_000, 100, 200);
        byte[] pickle = PickleWriter.start().text("x".repeat(200)).stop();

        assertThat(refusal(pickle, tight).code()).isEqualTo("pickle.resource-limit-bytes");
        assertThat(refusal(Packed.by(Compression.XZ, pickle), tight).code()).isEqualTo("pickle.resource-limit-bytes");
    }

    @Test
    void every_sentence_has_a_file_that_earns_it() throws Exception {
        Set<String> earned = new TreeSet<>(SAID_ELSEWHERE);
        earned.addAll(BIG);
        for (Hostile hostile : corpus().toList()) {
            earned.add(refusal(hostile.bytes(), Hostile.LIMITS).code());
        }

        assertThat(earned).isEqualTo(new TreeSet<>(sentences().stringPropertyNames()));
    }

    @Test
    void names_of_the_corpus_are_different() {
        assertThat(corpus().map(Hostile::name).collect(Collectors.toList())).doesNotHaveDuplicates();
    }

    private Refusal refusal(byte[] bytes, PickleLimits limits) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        PickleScan scan = PickleScan.scan(file, Hostile.ALLOWED, limits);
        assertThat(scan).isInstanceOf(PickleScan.Refused.class);
        return ((PickleScan.Refused) scan).refusal();
    }

    private static Properties sentences() throws IOException {
        var sentences = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Messages.class.getResourceAsStream("messages/pickle_en.properties"))) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return sentences;
    }
}

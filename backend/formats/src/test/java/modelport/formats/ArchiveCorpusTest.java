package modelport.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For every sentence that an archive may be refused with there is an archive that is. */
class ArchiveCorpusTest {
    private static final int ROUNDS = 500;

    @TempDir
    private Path folder;

    static Stream<BadArchive> corpus() throws IOException {
        return Stream.concat(BadZips.all().stream(), BadTars.all().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void bad_archives_are_refused_and_write_nothing_outside(BadArchive bad) throws Exception {
        Path archive = Files.write(folder.resolve("archive"), bad.bytes().toByteArray());
        Path target = Files.createDirectory(folder.resolve("target"));

        Refusal refusal = Samples.refusalOf(() -> Archives.unpack(archive, target, bad.limits()));

        assertThat(refusal.code()).isEqualTo(bad.refusal().code());
        assertThat(refusal.args()).containsAllEntriesOf(bad.refusal().args());
        assertThat(Messages.render(new Message(refusal.code(), refusal.args()), Locale.ENGLISH))
                .doesNotContain("{", refusal.code());
        try (Stream<Path> around = Files.list(folder)) {
            assertThat(around).containsExactlyInAnyOrder(archive, target);
        }
    }

    @Test
    void every_sentence_about_archives_has_one_that_earns_it() throws Exception {
        var sentences = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Messages.class.getResourceAsStream("messages/formats_en.properties"))) {
            sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Set<String> earned = corpus().map(bad -> bad.refusal().code()).collect(Collectors.toCollection(TreeSet::new));

        assertThat(earned)
                .isEqualTo(sentences.stringPropertyNames().stream()
                        .filter(code -> code.startsWith("formats.archive-"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void damaged_archives_are_unpacked_or_refused() throws Exception {
        var random = new SplittableRandom(20_260_101);
        var files = Map.of("model.onnx", Samples.onnx(), "notes.txt", Samples.text("hello"));
        int refused = 0;
        for (byte[] archive : List.of(Samples.zip(files), Samples.gzip(Samples.tar(files)))) {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] damaged = archive.clone();
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                refused += isRefused(damaged, round) ? 1 : 0;
            }
        }

        assertThat(refused).isGreaterThan(ROUNDS);
    }

    private boolean isRefused(byte[] archive, int round) throws IOException {
        Path target = Files.createDirectories(folder.resolve("target" + round + "-" + archive.length));
        try {
            Archives.unpack(Files.write(folder.resolve("archive"), archive), target, ArchiveLimits.defaults());
            return false;
        } catch (RefusedException refused) {
            return true;
        }
    }
}

package modelport.formats.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a file, it is read or refused, and nothing else happens. */
class DamagedFilesTest {
    private static final int ROUNDS = 300;

    @TempDir
    private Path folder;

    static Stream<Path> files() throws IOException {
        return Samples.all("small").stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void files_that_are_cut_anywhere_are_refused(Path file) throws Exception {
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length++) {
            assertThat(scan(Arrays.copyOf(whole, length)))
                    .as("%s bytes", length)
                    .isInstanceOf(PickleScan.Refused.class);
        }
        assertThat(scan(whole)).isInstanceOf(PickleScan.Read.class);
    }

    @ParameterizedTest
    @MethodSource("files")
    void files_that_are_damaged_anywhere_are_read_or_refused(Path file) throws Exception {
        var random = new SplittableRandom(20_260_101);
        byte[] whole = Files.readAllBytes(file);

        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = whole.clone();
            for (int changes = 0; changes <= round % 3; changes++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            if (scan(damaged) instanceof PickleScan.Read read) {
                assertThat(PickleTree.of(read.value())).isNotEmpty();
            }
        }
    }

    private PickleScan scan(byte[] bytes) throws IOException {
        return PickleScan.scan(Files.write(folder.resolve("file"), bytes), Hostile.ALLOWED, Hostile.LIMITS);
    }
}

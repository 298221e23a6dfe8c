package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import modelport.formats.ArchiveLimits;
import modelport.formats.Archives;
import modelport.onnx.RefusedException;

class ArchivesFuzzTest {
    private static final ArchiveLimits LIMITS = new ArchiveLimits(100, 100, 10_000_000);

    @FuzzTest(maxDuration = "10m")
    void any_bytes_are_unpacked_or_refused_and_nothing_lands_outside(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("archives");
        Path archive = Files.write(folder.resolve("archive"), bytes);
        Path target = Files.createDirectory(folder.resolve("target"));
        try {
            Archives.unpack(archive, target, LIMITS);
        } catch (RefusedException refused) {
            // A refusal is an answer; everything else is a finding.
        } finally {
            List<Path> around = list(folder);
            delete(folder);
            assertThat(around).containsExactlyInAnyOrder(archive, target);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}

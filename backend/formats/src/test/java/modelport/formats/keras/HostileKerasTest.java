package modelport.formats.keras;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.formats.Conversion;
import modelport.formats.Conversions;
import modelport.formats.FileKind;
import modelport.onnx.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that want to be read for ever, to take all memory, to reach elsewhere, or that are only damaged. */
class HostileKerasTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** The largest is a description of a million layers. */
    private static final long MOST_MEMORY = 1L << 30;

    @TempDir
    private Path scratch;

    static Stream<HostileFile> files() {
        return Stream.concat(HostileHdf5.all().stream(), HostileArchives.all().stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_hostile_file_is_refused_soon_and_without_much_memory(HostileFile hostile) throws IOException {
        Path file = Files.write(scratch.resolve("hostile"), hostile.bytes().toByteArray());
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long memory = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();

        Conversion conversion = Conversions.convert(file, hostile.kind());

        assertThat(conversion.result()).isInstanceOfSatisfying(Conversion.Refused.class, refused -> {
            assertThat(refused.refusal().code()).as(refused.toString()).isEqualTo(hostile.code());
            assertThat(rendered(refused.refusal())).doesNotContain("{").doesNotStartWith(hostile.code());
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
        assertThat(threads.getCurrentThreadAllocatedBytes() - memory).isLessThan(MOST_MEMORY);
    }

    private static String rendered(Refusal refusal) {
        return Messages.render(new Message(refusal.code(), refusal.args()), Locale.ENGLISH);
    }

    @Test
    void the_file_that_was_spoiled_is_good_itself() throws IOException {
        Path file = Files.write(scratch.resolve("good.h5"), HostileHdf5.good());

        Conversion conversion = Conversions.convert(file, FileKind.HDF5);

        assertThat(conversion.result()).isInstanceOf(Conversion.Made.class);
    }

    @Test
    void nothing_is_left_of_an_archive() throws IOException {
        long before = temporary();

        for (HostileFile hostile : HostileArchives.all()) {
            Conversions.convert(
                    Files.write(scratch.resolve("hostile"), hostile.bytes().toByteArray()), hostile.kind());
        }

        assertThat(temporary()).isEqualTo(before);
    }

    private static long temporary() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.filter(path -> path.getFileName().toString().startsWith("keras"))
                    .count();
        }
    }
}

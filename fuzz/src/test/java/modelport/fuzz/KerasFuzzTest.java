package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import modelport.formats.Conversion;
import modelport.formats.Conversions;
import modelport.formats.FileKind;

class KerasFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void any_hdf5_becomes_a_graph_or_is_refused(byte[] bytes) throws IOException {
        convert(bytes, FileKind.HDF5);
    }

    @FuzzTest(maxDuration = "10m")
    void any_keras_file_becomes_a_graph_or_is_refused(byte[] bytes) throws IOException {
        convert(bytes, FileKind.KERAS_V3);
    }

    private static void convert(byte[] bytes, FileKind kind) throws IOException {
        Path file = Files.createTempFile("fuzz", ".keras");
        try {
            Conversion conversion = Conversions.convert(Files.write(file, bytes), kind);

            assertThat(conversion.result()).isNotNull();
        } finally {
            Files.delete(file);
        }
    }
}

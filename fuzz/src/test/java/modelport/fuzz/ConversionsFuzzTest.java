package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import modelport.formats.Conversion;
import modelport.formats.Conversions;
import modelport.formats.FileKind;

class ConversionsFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void any_pickle_becomes_a_graph_or_is_refused(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".pkl");
        try {
            Conversion conversion = Conversions.convert(Files.write(file, bytes), FileKind.PICKLE);

            assertThat(conversion.result()).isNotNull();
        } finally {
            Files.delete(file);
        }
    }
}

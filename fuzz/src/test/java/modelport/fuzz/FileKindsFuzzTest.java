package modelport.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.List;
import modelport.formats.FileKinds;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

class FileKindsFuzzTest {
    private static final List<String> NAMES = List.of("model.onnx", "labels.txt", "README.md", "config.json");

    @FuzzTest(maxDuration = "10m")
    void any_bytes_are_of_some_kind(byte[] bytes) throws IOException {
        try (var file = new SeekableInMemoryByteChannel(bytes)) {
            for (String name : NAMES) {
                assertThat(FileKinds.detect(file, name)).isNotNull();
            }
        }
    }
}
